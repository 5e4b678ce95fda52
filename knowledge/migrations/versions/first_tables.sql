-- The first tables. Statements are parted by an empty line.

CREATE TABLE ledger (
  position BIGINT GENERATED ALWAYS AS IDENTITY,
  project TEXT DEFAULT '' NOT NULL,
  cents BIGINT NOT NULL,
  what TEXT DEFAULT '' NOT NULL,
  approval TEXT DEFAULT '' NOT NULL,
  recipe TEXT DEFAULT '' NOT NULL,
  shot TEXT DEFAULT '' NOT NULL,
  engine TEXT DEFAULT '' NOT NULL,
  at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (position)
);

CREATE INDEX ledger_of_project ON ledger (project, at);

CREATE TABLE orders (
  recipe_hash TEXT NOT NULL,
  recipe JSON NOT NULL,
  inputs TEXT[] DEFAULT '{}' NOT NULL,
  project TEXT DEFAULT '' NOT NULL,
  state TEXT DEFAULT '' NOT NULL,
  tries INTEGER DEFAULT '0' NOT NULL,
  error TEXT DEFAULT '' NOT NULL,
  timings JSON DEFAULT '{}' NOT NULL,
  ordered_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  changed_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (recipe_hash)
);

CREATE INDEX orders_of_state ON orders (state);

CREATE TABLE projects (
  id TEXT NOT NULL,
  title TEXT DEFAULT '' NOT NULL,
  author TEXT DEFAULT '' NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  timeline TEXT DEFAULT '' NOT NULL,
  settings JSON DEFAULT '{}' NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE results (
  recipe_hash TEXT NOT NULL,
  recipe JSON NOT NULL,
  file_name TEXT DEFAULT '' NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT DEFAULT '' NOT NULL,
  facts JSON DEFAULT '{}' NOT NULL,
  made_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (recipe_hash)
);

CREATE TABLE batches (
  id TEXT NOT NULL,
  project TEXT NOT NULL,
  version TEXT DEFAULT '' NOT NULL,
  approval TEXT DEFAULT '' NOT NULL,
  thread TEXT DEFAULT '' NOT NULL,
  state TEXT DEFAULT '' NOT NULL,
  error TEXT DEFAULT '' NOT NULL,
  started_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  ended_at TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (id),
  FOREIGN KEY(project) REFERENCES projects (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX batches_of_approval ON batches (approval) WHERE approval <> '';

CREATE INDEX batches_open ON batches (id) WHERE state = 'open';

CREATE TABLE notes (
  id TEXT NOT NULL,
  project TEXT NOT NULL,
  thread TEXT DEFAULT '' NOT NULL,
  source TEXT DEFAULT '' NOT NULL,
  author TEXT DEFAULT '' NOT NULL,
  text TEXT DEFAULT '' NOT NULL,
  file_title TEXT DEFAULT '' NOT NULL,
  file_name TEXT DEFAULT '' NOT NULL,
  mime TEXT DEFAULT '' NOT NULL,
  size BIGINT DEFAULT '0' NOT NULL,
  department TEXT DEFAULT '' NOT NULL,
  locked BOOLEAN DEFAULT false NOT NULL,
  at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(project) REFERENCES projects (id) ON DELETE CASCADE
);

CREATE INDEX notes_of_project ON notes (project, at);

CREATE TABLE outbox (
  position BIGINT GENERATED ALWAYS AS IDENTITY,
  project TEXT NOT NULL,
  timeline TEXT DEFAULT '' NOT NULL,
  version TEXT DEFAULT '' NOT NULL,
  at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  applied_at TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (position),
  FOREIGN KEY(project) REFERENCES projects (id) ON DELETE CASCADE
);

CREATE INDEX outbox_pending ON outbox (position) WHERE applied_at IS NULL;

CREATE TABLE quotes (
  id TEXT NOT NULL,
  project TEXT NOT NULL,
  version TEXT DEFAULT '' NOT NULL,
  plan TEXT DEFAULT '' NOT NULL,
  verb TEXT DEFAULT '' NOT NULL,
  cents BIGINT,
  body JSON NOT NULL,
  at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(project) REFERENCES projects (id) ON DELETE CASCADE
);

CREATE INDEX quotes_of_project ON quotes (project);

CREATE TABLE threads (
  thread TEXT NOT NULL,
  project TEXT NOT NULL,
  bound_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (thread),
  FOREIGN KEY(project) REFERENCES projects (id) ON DELETE CASCADE
);

CREATE TABLE timelines (
  id TEXT NOT NULL,
  project TEXT NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  reason TEXT DEFAULT '' NOT NULL,
  opened_from TEXT DEFAULT '' NOT NULL,
  head TEXT DEFAULT '' NOT NULL,
  undone TEXT[] DEFAULT '{}' NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(project) REFERENCES projects (id) ON DELETE CASCADE
);

CREATE INDEX timelines_of_project ON timelines (project);

CREATE TABLE approvals (
  id TEXT NOT NULL,
  quote TEXT NOT NULL,
  project TEXT NOT NULL,
  thread TEXT DEFAULT '' NOT NULL,
  state TEXT DEFAULT '' NOT NULL,
  asked_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
  decided_by TEXT DEFAULT '' NOT NULL,
  decided_at TIMESTAMP WITH TIME ZONE,
  claimed_at TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (id),
  FOREIGN KEY(quote) REFERENCES quotes (id) ON DELETE CASCADE,
  FOREIGN KEY(project) REFERENCES projects (id) ON DELETE CASCADE
);

CREATE INDEX approvals_of_project ON approvals (project);

CREATE UNIQUE INDEX approvals_one_waiting ON approvals (thread) WHERE state = 'waiting';

CREATE TABLE batch_orders (
  batch TEXT NOT NULL,
  recipe_hash TEXT NOT NULL,
  place INTEGER DEFAULT '0' NOT NULL,
  scene TEXT DEFAULT '' NOT NULL,
  shot TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (batch, recipe_hash),
  FOREIGN KEY(batch) REFERENCES batches (id) ON DELETE CASCADE,
  FOREIGN KEY(recipe_hash) REFERENCES orders (recipe_hash) ON DELETE CASCADE
);

CREATE INDEX batch_orders_of_recipe ON batch_orders (recipe_hash);

CREATE TABLE head_moves (
  position BIGINT GENERATED ALWAYS AS IDENTITY,
  timeline TEXT NOT NULL,
  move TEXT DEFAULT '' NOT NULL,
  from_version TEXT DEFAULT '' NOT NULL,
  to_version TEXT DEFAULT '' NOT NULL,
  author TEXT DEFAULT '' NOT NULL,
  at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (position),
  FOREIGN KEY(timeline) REFERENCES timelines (id) ON DELETE CASCADE
);

CREATE INDEX head_moves_of_timeline ON head_moves (timeline, position);

CREATE TABLE versions (
  id TEXT NOT NULL,
  project TEXT NOT NULL,
  timeline TEXT NOT NULL,
  parent TEXT DEFAULT '' NOT NULL,
  seq BIGINT NOT NULL,
  verb TEXT DEFAULT '' NOT NULL,
  reason TEXT DEFAULT '' NOT NULL,
  author TEXT DEFAULT '' NOT NULL,
  at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  changed TEXT[] DEFAULT '{}' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(project) REFERENCES projects (id) ON DELETE CASCADE,
  FOREIGN KEY(timeline) REFERENCES timelines (id) ON DELETE CASCADE
);

CREATE INDEX versions_of_project ON versions (project);

CREATE UNIQUE INDEX versions_of_timeline ON versions (timeline, seq);

CREATE TABLE film_rows (
  version TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  body JSON,
  PRIMARY KEY (version, kind, key),
  FOREIGN KEY(version) REFERENCES versions (id) ON DELETE CASCADE
);

-- what is written once is never rewritten
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is written once and never changed', TG_TABLE_NAME;
END $$;

CREATE TRIGGER versions_stay BEFORE UPDATE ON versions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER film_rows_stay BEFORE UPDATE ON film_rows
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER head_moves_stay BEFORE UPDATE ON head_moves
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER quotes_stay BEFORE UPDATE ON quotes
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ledger_stay BEFORE UPDATE OR DELETE ON ledger
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- the chat window's own tables, in the form that chainlit's SQLAlchemyDataLayer writes to
CREATE SCHEMA chat;

CREATE TABLE chat.users (
  "id" UUID PRIMARY KEY,
  "identifier" TEXT NOT NULL UNIQUE,
  "metadata" JSONB NOT NULL,
  "createdAt" TEXT
);

CREATE TABLE chat.threads (
  "id" UUID PRIMARY KEY,
  "createdAt" TEXT,
  "name" TEXT,
  "userId" UUID REFERENCES chat.users("id") ON DELETE CASCADE,
  "userIdentifier" TEXT,
  "tags" TEXT[],
  "metadata" JSONB
);

CREATE TABLE chat.steps (
  "id" UUID PRIMARY KEY,
  "name" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "threadId" UUID NOT NULL REFERENCES chat.threads("id") ON DELETE CASCADE,
  "parentId" UUID,
  "streaming" BOOLEAN NOT NULL,
  "waitForAnswer" BOOLEAN,
  "isError" BOOLEAN,
  "metadata" JSONB,
  "tags" TEXT[],
  "input" TEXT,
  "output" TEXT,
  "createdAt" TEXT,
  "command" TEXT,
  "start" TEXT,
  "end" TEXT,
  "generation" JSONB,
  "showInput" TEXT,
  "language" TEXT,
  "indent" INT,
  "defaultOpen" BOOLEAN,
  "autoCollapse" BOOLEAN,
  "modes" JSONB
);

CREATE TABLE chat.elements (
  "id" UUID PRIMARY KEY,
  "threadId" UUID REFERENCES chat.threads("id") ON DELETE CASCADE,
  "type" TEXT,
  "url" TEXT,
  "chainlitKey" TEXT,
  "name" TEXT NOT NULL,
  "display" TEXT,
  "objectKey" TEXT,
  "size" TEXT,
  "page" INT,
  "language" TEXT,
  "forId" UUID,
  "mime" TEXT,
  "props" JSONB,
  "autoPlay" BOOLEAN,
  "playerConfig" JSONB
);

CREATE TABLE chat.feedbacks (
  "id" UUID PRIMARY KEY,
  "forId" UUID NOT NULL,
  "threadId" UUID REFERENCES chat.threads("id") ON DELETE CASCADE,
  "value" INT NOT NULL,
  "comment" TEXT
);

CREATE INDEX threads_by_userid ON chat.threads ("userId");

CREATE INDEX steps_by_threadid ON chat.steps ("threadId");

CREATE INDEX elements_by_threadid ON chat.elements ("threadId");

CREATE INDEX elements_by_forid ON chat.elements ("forId");

CREATE INDEX feedbacks_by_forid ON chat.feedbacks ("forId");
