CREATE FUNCTION notes_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.locked AND EXISTS (SELECT 1 FROM projects WHERE id = OLD.project) THEN
    RAISE EXCEPTION 'note % was qualified and stays as it is', OLD.id USING ERRCODE = 'AU001';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER notes_stay BEFORE UPDATE OR DELETE ON notes
  FOR EACH ROW EXECUTE FUNCTION notes_stay();

CREATE TABLE qualifications (
  id TEXT NOT NULL,
  project TEXT NOT NULL,
  thread TEXT DEFAULT '' NOT NULL,
  author TEXT DEFAULT '' NOT NULL,
  state TEXT DEFAULT '' NOT NULL,
  started_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  ended_at TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (id),
  FOREIGN KEY(project) REFERENCES projects (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX qualifications_one_open ON qualifications (project)
  WHERE state IN ('running', 'failed');

CREATE TABLE qualification_steps (
  run TEXT NOT NULL,
  department TEXT NOT NULL,
  place INTEGER DEFAULT '0' NOT NULL,
  state TEXT DEFAULT '' NOT NULL,
  error TEXT DEFAULT '' NOT NULL,
  did TEXT[] DEFAULT '{}' NOT NULL,
  version TEXT DEFAULT '' NOT NULL,
  changed_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (run, department),
  FOREIGN KEY(run) REFERENCES qualifications (id) ON DELETE CASCADE
);

CREATE TABLE library_assets (
  id TEXT NOT NULL,
  owner TEXT DEFAULT '' NOT NULL,
  kind TEXT DEFAULT '' NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  body JSON NOT NULL,
  film TEXT DEFAULT '' NOT NULL,
  at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (id)
);

CREATE UNIQUE INDEX library_assets_by_name ON library_assets (owner, kind, name);

CREATE TABLE style_libraries (
  id TEXT NOT NULL,
  owner TEXT DEFAULT '' NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (id)
);

CREATE UNIQUE INDEX style_libraries_by_name ON style_libraries (owner, name);

CREATE TABLE style_pictures (
  library TEXT NOT NULL,
  file_name TEXT NOT NULL,
  title TEXT DEFAULT '' NOT NULL,
  measured JSON NOT NULL,
  at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (library, file_name),
  FOREIGN KEY(library) REFERENCES style_libraries (id) ON DELETE CASCADE
);
