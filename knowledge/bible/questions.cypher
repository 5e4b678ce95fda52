// timeline
// At which version the bible shows a timeline; "" while it is being rebuilt.
MATCH (t:Timeline {uid: $timeline})
RETURN t.version AS version;

// shown
MATCH (t:Timeline {project: $project, version: $version})
RETURN t.uid AS timeline;

// places
// Where and when each shot is.
UNWIND $shots AS uid
MATCH (s:Shot {uid: uid})
OPTIONAL MATCH (s)-[:PART_OF]->(c:Scene)
OPTIONAL MATCH (c)-[:LOCATED_AT]->(l:Location)
RETURN s.project AS project, s.id AS shot, s.label AS label, s.time AS time, s.weather AS weather,
  s.wrong_light AS wrong_light, c.id AS scene, c.number AS number, c.time AS scene_time,
  c.heading AS heading, l.id AS location, l.name AS place
ORDER BY s.idx;

// people
// Who is in each shot.
UNWIND $shots AS uid
MATCH (s:Shot {uid: uid})<-[:IN]-(p:Presence)-[:OF]->(c:Character)
RETURN s.id AS shot, c.id AS who, c.name AS name, c.costume AS costume, c.look AS look,
  p.pose AS pose, p.emotion AS emotion, p.ground AS ground, p.prominence AS prominence,
  p.conditions AS conditions, p.speaks AS speaks
ORDER BY p.prominence DESC, c.id;

// held
// Who holds what in each shot.
UNWIND $shots AS uid
MATCH (s:Shot {uid: uid})<-[:IN]-(p:Presence)-[:HOLDS]->(x:Prop)
MATCH (p)-[:OF]->(c:Character)
RETURN s.id AS shot, x.id AS prop, x.name AS name, x.kind AS kind, c.id AS who, c.name AS holder
ORDER BY x.id, c.id;

// standing
// What stands in the set in each shot.
UNWIND $shots AS uid
MATCH (s:Shot {uid: uid})<-[k:STANDS_IN]-(x:Prop)
RETURN s.id AS shot, x.id AS prop, x.name AS name, x.kind AS kind, k.conditions AS conditions
ORDER BY x.id;

// conditions
// What has become by each shot of those who are seen there ($seen: shot and asset, as uids). A
// condition without an end lasts until one that excludes it begins.
UNWIND $seen AS row
MATCH (s:Shot {uid: row.shot})
MATCH (k:Condition {asset: row.asset})-[:FROM]->(f:Shot)
WHERE f.idx <= s.idx
OPTIONAL MATCH (k)-[:TO]->(e:Shot)
WITH s, k, f, e
WHERE (e IS NULL OR e.idx >= s.idx) AND NOT (e IS NULL AND EXISTS {
  MATCH (n:Condition {asset: k.asset})-[:FROM]->(g:Shot)
  WHERE n.axis = k.axis AND n.axis <> '' AND n.value <> k.value AND g.idx > f.idx AND g.idx <= s.idx
})
RETURN s.id AS shot, k.about AS asset, k.id AS id, k.what AS what, k.axis AS axis,
  k.value AS value, k.source AS source, f.label AS since, f.idx < s.idx AS earlier
ORDER BY f.idx, k.id;

// last_seen
// Where a prop was last seen before a shot, in hands or standing.
MATCH (s:Shot {uid: $shot})
MATCH (x:Prop {uid: $prop})
OPTIONAL MATCH (x)<-[:HOLDS]-(:Presence)-[:IN]->(h:Shot) WHERE h.idx < s.idx
WITH s, x, h ORDER BY h.idx DESC LIMIT 1
OPTIONAL MATCH (x)-[:STANDS_IN]->(t:Shot) WHERE t.idx < s.idx
WITH x, h, t ORDER BY t.idx DESC LIMIT 1
WITH x, CASE WHEN h IS NULL OR t.idx > h.idx THEN t.uid ELSE h.uid END AS last
MATCH (l:Shot {uid: last})
OPTIONAL MATCH (l)-[:PART_OF]->(c:Scene)
OPTIONAL MATCH (c)-[:LOCATED_AT]->(p:Location)
OPTIONAL MATCH (l)<-[:IN]-(q:Presence)-[:HOLDS]->(x)
OPTIONAL MATCH (q)-[:OF]->(w:Character)
RETURN l.id AS shot, l.label AS label, c.id AS scene, p.name AS place, collect(w.name) AS held_by;

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

// shots
MATCH (s:Shot {timeline: $timeline})
RETURN s.id AS id ORDER BY s.idx;

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
