// timeline
// At which version the bible shows a timeline; "" while it is being rebuilt. What was shown in
// another shape, before an update of Auteur, is not known.
MATCH (t:Timeline {uid: $timeline, shape: $shape})
RETURN t.version AS version;

// shown
MATCH (t:Timeline {project: $project, version: $version, shape: $shape})
RETURN t.uid AS timeline;

// places
// Where and when each shot is.
UNWIND $shots AS uid
MATCH (s:Shot {uid: uid})
OPTIONAL MATCH (s)-[:PART_OF]->(c:Scene)
OPTIONAL MATCH (c)-[:LOCATED_AT]->(l:Location)
RETURN s.project AS project, s.id AS shot, s.idx AS idx, s.label AS label, s.time AS time,
  s.weather AS weather, s.wrong_light AS wrong_light, c.id AS scene, c.number AS number,
  c.time AS scene_time, c.heading AS heading, c.strand AS strand, l.id AS location, l.name AS place
ORDER BY s.idx;

// people
// Who is in each shot, once for each thing they hold there.
UNWIND $shots AS uid
MATCH (s:Shot {uid: uid})<-[:IN]-(p:Presence)-[:OF]->(c:Character)
OPTIONAL MATCH (p)-[:HOLDS]->(x:Prop)
RETURN s.id AS shot, c.id AS who, c.name AS name, c.costume AS costume, c.look AS look,
  p.pose AS pose, p.emotion AS emotion, p.ground AS ground, p.prominence AS prominence,
  p.conditions AS conditions, p.speaks AS speaks, x.id AS prop, x.name AS prop_name, x.kind AS kind
ORDER BY p.prominence DESC, c.id, x.id;

// standing
// What stands in the set in each shot.
UNWIND $shots AS uid
MATCH (s:Shot {uid: uid})<-[k:STANDS_IN]-(x:Prop)
RETURN s.id AS shot, x.id AS prop, x.name AS prop_name, x.kind AS kind, k.conditions AS conditions
ORDER BY x.id;

// conditions
// What has become of these ($assets, as uids) between two shots ($first, $last: their places in
// the film), from which shot to which. `told` is what the script tells, not what a person set.
UNWIND $assets AS uid
MATCH (k:Condition {asset: uid})
WHERE k.begins <= $last AND k.ends >= $first
RETURN k.about AS asset, k.id AS id, k.what AS what, k.axis AS axis, k.value AS value,
  k.source AS source, k.since AS since, k.begins AS begins, k.ends AS ends,
  k.told AS told
ORDER BY k.begins, k.id;

// belongings
// What those who are in a shot wear and hold.
MATCH (:Shot {uid: $shot})<-[:IN]-(:Presence)-[:OF]->(c:Character)-[:WEARS]->(g:Garment)
RETURN c.id AS who, 'wears' AS how, g.name AS what
UNION
MATCH (:Shot {uid: $shot})<-[:IN]-(p:Presence)-[:HOLDS]->(x:Prop)
MATCH (p)-[:OF]->(c:Character)
RETURN c.id AS who, 'holds' AS how, x.name AS what;

// clashes
// Facts told in these scenes ($scenes, as uids) that cannot follow what was so before.
UNWIND $scenes AS uid
MATCH (c:Scene {uid: uid})<-[:TOLD_IN]-(e:Event)-[:AFTER]->(f:Event)
WHERE e.value <> f.value AND e.value <> 'any' AND f.value <> 'any'
RETURN c.id AS scene, e.id AS id, e.axis AS axis, e.about AS about, e.name AS name, e.of AS kind,
  e.part AS part, e.word AS new, f.word AS old, e.text AS text, f.text AS old_text,
  e.source AS source, f.source AS old_source, e.number AS number, f.number AS old_number,
  e.shot AS shot, f.shot AS old_shot, e.line AS line
ORDER BY c.idx, e.line, e.id;

// may_know
// Who was there when something was named, held or shown, up to a shot ($until), and the first time.
MATCH (:Prop {uid: $asset})<-[:SPEAKS_OF]-(s:Shot)<-[:IN]-(:Presence)-[:OF]->(c:Character)
WHERE s.idx <= $until
RETURN c.id AS who, c.name AS name, s.idx AS idx, s.id AS shot, s.label AS label, s.says AS says
UNION
MATCH (:Prop {uid: $asset})<-[:HOLDS]-(:Presence)-[:IN]->(s:Shot)<-[:IN]-(:Presence)-[:OF]->(c:Character)
WHERE s.idx <= $until
RETURN c.id AS who, c.name AS name, s.idx AS idx, s.id AS shot, s.label AS label, s.says AS says
UNION
MATCH (:Character {uid: $asset})<-[:SPEAKS_OF]-(s:Shot)<-[:IN]-(:Presence)-[:OF]->(c:Character)
WHERE s.idx <= $until
RETURN c.id AS who, c.name AS name, s.idx AS idx, s.id AS shot, s.label AS label, s.says AS says
UNION
MATCH (:Location {uid: $asset})<-[:SPEAKS_OF]-(s:Shot)<-[:IN]-(:Presence)-[:OF]->(c:Character)
WHERE s.idx <= $until
RETURN c.id AS who, c.name AS name, s.idx AS idx, s.id AS shot, s.label AS label, s.says AS says;

// may_know_words
// The same for what is no person, prop or place: who was there when the words fell.
MATCH (s:Shot {timeline: $timeline})
WHERE s.idx <= $until AND s.words CONTAINS $words
MATCH (s)<-[:IN]-(:Presence)-[:OF]->(c:Character)
RETURN c.id AS who, c.name AS name, s.idx AS idx, s.id AS shot, s.label AS label, s.says AS says;

// told
// What people were told, read or overheard of these ($topics, in small letters), up to a scene
// ($until, its place in the film).
MATCH (f:Fact {timeline: $timeline})
WHERE f.since <= $until AND toLower(f.topic) IN $topics
MATCH (f)<-[k:KNOWS]-(c:Character)
RETURN c.id AS who, c.name AS name, f.topic AS topic, k.kind AS how, f.text AS text,
  f.source AS source, f.since AS since
ORDER BY f.since, f.id;

// rules
// The rules that hold in a scene: everywhere, and in its place.
MATCH (c:Scene {uid: $scene})-[:LOCATED_AT]->(:Location)<-[:HOLDS_IN]-(r:Rule)
RETURN r.id AS id, r.text AS text, r.kind AS kind, r.priority AS priority, r.source AS source
UNION
MATCH (r:Rule {timeline: $timeline, everywhere: true})
RETURN r.id AS id, r.text AS text, r.kind AS kind, r.priority AS priority, r.source AS source;

// touched
// The shots that go on from the last frame of these ($shots, as uids), however long the chain is.
UNWIND $shots AS uid
MATCH (:Shot {uid: uid})-[:GOES_ON_IN*1..]->(s:Shot)
RETURN DISTINCT s.id AS shot;

// heard
MATCH (:Character {uid: $asset})-[:HEARD_IN]->(s:Shot)
RETURN s.id AS shot, s.label AS label, s.idx AS idx;

// why
// What the script says of a person, prop, place or rule, with where it says so.
MATCH (e:Event {timeline: $timeline, about: $about})
RETURN e.axis AS axis, e.value AS value, e.word AS word, e.part AS part, e.role AS role,
  e.text AS text, e.source AS source, e.idx AS idx, e.line AS line
ORDER BY e.idx, e.line;

// around_character
// What is around a person in the bible, as spokes: how it is tied to them, of which kind, its name.
MATCH (:Character {uid: $about})<-[:OF]-(:Presence)-[:HOLDS]->(x:Prop)
RETURN DISTINCT 'holds' AS word, 'prop' AS kind, x.id AS id, x.name AS name, 1 AS rank
UNION
MATCH (:Character {uid: $about})-[k:RELATED_TO]->(x:Character)
RETURN DISTINCT k.what AS word, 'character' AS kind, x.id AS id, x.name AS name, 0 AS rank
UNION
MATCH (:Character {uid: $about})<-[k:RELATED_TO]-(x:Character)
RETURN DISTINCT k.what + ' of' AS word, 'character' AS kind, x.id AS id, x.name AS name, 0 AS rank
UNION
MATCH (:Character {uid: $about})-[k:KNOWS]->(x:Fact)
RETURN DISTINCT 'knows' AS word, 'fact' AS kind, x.id AS id, x.topic AS name, 1 AS rank
UNION
MATCH (:Character {uid: $about})-[:WEARS]->(x:Garment)
RETURN DISTINCT 'wears' AS word, 'garment' AS kind, x.id AS id, x.name AS name, 2 AS rank
UNION
MATCH (:Character {uid: $about})<-[:CHANGES]-(x:Condition)
RETURN DISTINCT 'is' AS word, 'condition' AS kind, x.id AS id, x.what AS name, 1 AS rank
UNION
MATCH (:Character {uid: $about})<-[:OF]-(:Presence)-[:IN]->(:Shot)-[:PART_OF]->(x:Scene)
RETURN DISTINCT 'is in' AS word, 'scene' AS kind, x.id AS id, 'scene ' + x.number AS name, 3 AS rank;

// around_scene
MATCH (:Scene {uid: $about})-[:LOCATED_AT]->(x:Location)
RETURN DISTINCT 'plays in' AS word, 'location' AS kind, x.id AS id, x.name AS name, 0 AS rank
UNION
MATCH (:Scene {uid: $about})<-[:PART_OF]-(:Shot)<-[:IN]-(:Presence)-[:OF]->(x:Character)
RETURN DISTINCT 'shows' AS word, 'character' AS kind, x.id AS id, x.name AS name, 0 AS rank
UNION
MATCH (:Scene {uid: $about})<-[:PART_OF]-(:Shot)<-[:IN]-(:Presence)-[:HOLDS]->(x:Prop)
RETURN DISTINCT 'has' AS word, 'prop' AS kind, x.id AS id, x.name AS name, 1 AS rank
UNION
MATCH (:Scene {uid: $about})<-[:PART_OF]-(:Shot)<-[:STANDS_IN]-(x:Prop)
RETURN DISTINCT 'has' AS word, 'prop' AS kind, x.id AS id, x.name AS name, 1 AS rank
UNION
MATCH (:Scene {uid: $about})<-[:TOLD_IN]-(x:Rule)
RETURN DISTINCT 'lays down' AS word, 'rule' AS kind, x.id AS id, x.text AS name, 1 AS rank
UNION
MATCH (:Scene {uid: $about})<-[:TOLD_IN]-(x:Fact)
RETURN DISTINCT 'tells' AS word, 'fact' AS kind, x.id AS id, x.topic AS name, 2 AS rank
UNION
MATCH (:Scene {uid: $about})-[:PRECEDES]->(x:Scene)
RETURN DISTINCT 'then' AS word, 'scene' AS kind, x.id AS id, 'scene ' + x.number AS name, 2 AS rank
UNION
MATCH (:Scene {uid: $about})<-[:PRECEDES]-(x:Scene)
RETURN DISTINCT 'after' AS word, 'scene' AS kind, x.id AS id, 'scene ' + x.number AS name, 2 AS rank;

// last_seen_prop
// Where a prop was last seen up to a shot, in hands or standing.
MATCH (s:Shot {uid: $shot})
MATCH (x:Prop {uid: $asset})
OPTIONAL MATCH (x)<-[:HOLDS]-(:Presence)-[:IN]->(h:Shot) WHERE h.idx <= s.idx
WITH s, x, h ORDER BY h.idx DESC LIMIT 1
OPTIONAL MATCH (x)-[:STANDS_IN]->(t:Shot) WHERE t.idx <= s.idx
WITH x, h, t ORDER BY t.idx DESC LIMIT 1
WITH x, CASE WHEN h IS NULL OR t.idx > h.idx THEN t.uid ELSE h.uid END AS last
MATCH (l:Shot {uid: last})
OPTIONAL MATCH (l)-[:PART_OF]->(c:Scene)
OPTIONAL MATCH (c)-[:LOCATED_AT]->(p:Location)
OPTIONAL MATCH (l)<-[:IN]-(q:Presence)-[:HOLDS]->(x)
OPTIONAL MATCH (q)-[:OF]->(w:Character)
RETURN l.id AS shot, l.label AS label, c.id AS scene, p.name AS place, collect(w.name) AS held_by;

// last_seen_character
// Where a person was last seen up to a shot.
MATCH (s:Shot {uid: $shot})
MATCH (:Character {uid: $asset})<-[:OF]-(:Presence)-[:IN]->(l:Shot) WHERE l.idx <= s.idx
WITH l ORDER BY l.idx DESC LIMIT 1
OPTIONAL MATCH (l)-[:PART_OF]->(c:Scene)
OPTIONAL MATCH (c)-[:LOCATED_AT]->(p:Location)
RETURN l.id AS shot, l.label AS label, c.id AS scene, p.name AS place, [] AS held_by;

// seen
// Every shot in which a character, prop or location appears.
MATCH (:Character {uid: $asset})<-[:OF]-(:Presence)-[:IN]->(s:Shot)
RETURN s.id AS shot, s.label AS label, s.idx AS idx
UNION
MATCH (:Prop {uid: $asset})<-[:HOLDS]-(:Presence)-[:IN]->(s:Shot)
RETURN s.id AS shot, s.label AS label, s.idx AS idx
UNION
MATCH (:Prop {uid: $asset})-[:STANDS_IN]->(s:Shot)
RETURN s.id AS shot, s.label AS label, s.idx AS idx
UNION
MATCH (:Location {uid: $asset})<-[:LOCATED_AT]-(:Scene)<-[:PART_OF]-(s:Shot)
RETURN s.id AS shot, s.label AS label, s.idx AS idx;

// shots_of
UNWIND $scenes AS uid
MATCH (c:Scene {uid: uid})<-[:PART_OF]-(s:Shot)
RETURN s.id AS id, c.id AS scene, s.idx AS idx ORDER BY s.idx;

// all_character
MATCH (n:Character {timeline: $timeline})
RETURN properties(n) AS said;

// links_character
MATCH (n:Character {timeline: $timeline})-[r]->(m)
RETURN n.uid AS a, type(r) AS word, m.uid AS b, properties(r) AS said;

// all_location
MATCH (n:Location {timeline: $timeline})
RETURN properties(n) AS said;

// links_location
MATCH (n:Location {timeline: $timeline})-[r]->(m)
RETURN n.uid AS a, type(r) AS word, m.uid AS b, properties(r) AS said;

// all_prop
MATCH (n:Prop {timeline: $timeline})
RETURN properties(n) AS said;

// links_prop
MATCH (n:Prop {timeline: $timeline})-[r]->(m)
RETURN n.uid AS a, type(r) AS word, m.uid AS b, properties(r) AS said;

// all_scene
MATCH (n:Scene {timeline: $timeline})
RETURN properties(n) AS said;

// links_scene
MATCH (n:Scene {timeline: $timeline})-[r]->(m)
RETURN n.uid AS a, type(r) AS word, m.uid AS b, properties(r) AS said;

// all_shot
MATCH (n:Shot {timeline: $timeline})
RETURN properties(n) AS said;

// links_shot
MATCH (n:Shot {timeline: $timeline})-[r]->(m)
RETURN n.uid AS a, type(r) AS word, m.uid AS b, properties(r) AS said;

// all_presence
MATCH (n:Presence {timeline: $timeline})
RETURN properties(n) AS said;

// links_presence
MATCH (n:Presence {timeline: $timeline})-[r]->(m)
RETURN n.uid AS a, type(r) AS word, m.uid AS b, properties(r) AS said;

// all_condition
MATCH (n:Condition {timeline: $timeline})
RETURN properties(n) AS said;

// links_condition
MATCH (n:Condition {timeline: $timeline})-[r]->(m)
RETURN n.uid AS a, type(r) AS word, m.uid AS b, properties(r) AS said;

// all_event
MATCH (n:Event {timeline: $timeline})
RETURN properties(n) AS said;

// links_event
MATCH (n:Event {timeline: $timeline})-[r]->(m)
RETURN n.uid AS a, type(r) AS word, m.uid AS b, properties(r) AS said;

// all_rule
MATCH (n:Rule {timeline: $timeline})
RETURN properties(n) AS said;

// links_rule
MATCH (n:Rule {timeline: $timeline})-[r]->(m)
RETURN n.uid AS a, type(r) AS word, m.uid AS b, properties(r) AS said;

// all_fact
MATCH (n:Fact {timeline: $timeline})
RETURN properties(n) AS said;

// links_fact
MATCH (n:Fact {timeline: $timeline})-[r]->(m)
RETURN n.uid AS a, type(r) AS word, m.uid AS b, properties(r) AS said;

// all_garment
MATCH (n:Garment {timeline: $timeline})
RETURN properties(n) AS said;

// links_garment
MATCH (n:Garment {timeline: $timeline})-[r]->(m)
RETURN n.uid AS a, type(r) AS word, m.uid AS b, properties(r) AS said;
