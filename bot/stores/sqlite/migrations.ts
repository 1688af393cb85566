import type { DatabaseSync } from 'node:sqlite'

/**
 * The schema, one step after another; a step that has been released is never changed. Times outside content: only
 * `erase_at` (a quarter of an hour) and the end of a staff session. Order is a counter.
 *
 * `guard` keeps texts erasable. SQLite overwrites what is deleted, but not the copies it leaves behind when it moves
 * rows between pages of its trees. Of a row of a WITHOUT ROWID table at most 230 bytes lie in such a page of 1024 bytes;
 * the rest lies in overflow pages, which never move and are overwritten when freed (sqlite.org/fileformat2.html, 1.6).
 * With 230 empty bytes in front of it, `content` (the last column) is always there.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO counter VALUES ('placeOrder', 0);

  CREATE TABLE conversation (
    id TEXT PRIMARY KEY,
    last_seq INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('withBot', 'waiting', 'withStaff', 'closed')),
    alarmed INTEGER NOT NULL CHECK (alarmed IN (0, 1)),
    place_order INTEGER NOT NULL,
    erase_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX conversation_listed ON conversation (place_order)
    WHERE alarmed = 1 OR status IN ('waiting', 'withStaff');
  CREATE INDEX conversation_due ON conversation (erase_at) WHERE erase_at IS NOT NULL;

  CREATE TABLE entry (
    conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL CHECK (seq > 0),
    client_id TEXT,
    guard BLOB NOT NULL DEFAULT (zeroblob(230)) CHECK (length(guard) = 230),
    content BLOB NOT NULL,
    PRIMARY KEY (conversation, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE tombstone (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

  CREATE TABLE contact_record (id TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE staff_account (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1))
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE staff_session (
    token_hash TEXT PRIMARY KEY,
    staff TEXT NOT NULL REFERENCES staff_account (id),
    ends_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE reply_address (
    conversation TEXT PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    told INTEGER NOT NULL DEFAULT 0,
    guard BLOB NOT NULL DEFAULT (zeroblob(230)) CHECK (length(guard) = 230),
    sealed BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // Entries are sealed from here on. What was written in clear before is not carried over: it is what must not lie here.
  `
  INSERT INTO tombstone SELECT id FROM conversation;
  DELETE FROM conversation;
  DROP TABLE entry;
  CREATE TABLE entry (
    conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL CHECK (seq > 0),
    author TEXT NOT NULL CHECK (author IN ('visitor', 'bot', 'staff')),
    client_id TEXT,
    guard BLOB NOT NULL DEFAULT (zeroblob(230)) CHECK (length(guard) = 230),
    content BLOB NOT NULL,
    PRIMARY KEY (conversation, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE erasure (
    day TEXT NOT NULL,
    reason TEXT NOT NULL,
    conversations INTEGER NOT NULL,
    PRIMARY KEY (day, reason)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE return_code (
    conversation TEXT PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    lookup INTEGER NOT NULL CHECK (lookup BETWEEN 0 AND 65535),
    hash TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX return_code_lookup ON return_code (lookup);
  `,
  // Only ever added to: the triggers are a help to honest hands, the chain of keys is what shows the others.
  `
  CREATE TABLE audit (
    chain INTEGER NOT NULL,
    n INTEGER NOT NULL CHECK (n >= 0),
    at INTEGER NOT NULL,
    body TEXT NOT NULL,
    mac TEXT NOT NULL,
    PRIMARY KEY (chain, n)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX audit_at ON audit (at);
  CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END;
  CREATE TRIGGER audit_whole BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END;
  `,
  // Requests for two persons; gone after a quarter of an hour.
  `
  CREATE TABLE four_eyes (
    id TEXT PRIMARY KEY,
    expires_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'approved')),
    content TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE statistics_release (
    period TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    signature TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE release_proposal (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    period TEXT NOT NULL,
    content TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE unanswered (
    day TEXT NOT NULL,
    language TEXT NOT NULL,
    texts INTEGER NOT NULL,
    PRIMARY KEY (day, language)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE kept_text (
    id TEXT PRIMARY KEY,
    erase_at INTEGER NOT NULL,
    guard BLOB NOT NULL DEFAULT (zeroblob(230)) CHECK (length(guard) = 230),
    content BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE edit (seq INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE service_count (
    month TEXT NOT NULL,
    figure TEXT NOT NULL,
    band TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (month, figure, band)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE paper (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    guard BLOB NOT NULL DEFAULT (zeroblob(230)) CHECK (length(guard) = 230),
    sealed BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // The line's hours by day, in seconds, and up to when they are counted.
  `
  CREATE TABLE line_hours (
    day TEXT PRIMARY KEY,
    promised INTEGER NOT NULL,
    staffed INTEGER NOT NULL,
    beyond INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE line_hours_until (one INTEGER PRIMARY KEY CHECK (one = 1), until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE staff_session ADD COLUMN started_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE staff_session ADD COLUMN used_at INTEGER NOT NULL DEFAULT 0;
  `,
  `
  CREATE INDEX staff_session_by_account ON staff_session (staff);
  `,
  `
  ALTER TABLE staff_account ADD COLUMN languages TEXT NOT NULL DEFAULT '["sv","en"]';
  `,
  // A release is asked for and approved like everything that takes two persons.
  'DROP TABLE release_proposal',
  `
  ALTER TABLE staff_account ADD COLUMN password_until INTEGER;
  `,
  `
  CREATE TABLE passkey (
    id TEXT PRIMARY KEY,
    staff TEXT NOT NULL REFERENCES staff_account (id),
    public_key TEXT NOT NULL,
    counter INTEGER NOT NULL,
    added_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX passkey_by_account ON passkey (staff);

  CREATE TABLE spent (once TEXT PRIMARY KEY, ends_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE provider_link (
    subject TEXT PRIMARY KEY,
    staff TEXT NOT NULL UNIQUE REFERENCES staff_account (id)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE staff_account ADD COLUMN code_secret TEXT;
  `,
  // A session keeps its name while its token changes; until it first does, it is called by that token's hash.
  `
  CREATE TABLE renewable_session (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL,
    staff TEXT NOT NULL REFERENCES staff_account (id),
    ends_at INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    tab TEXT
  ) STRICT, WITHOUT ROWID;

  INSERT INTO renewable_session (id, token_hash, staff, ends_at, started_at, used_at)
    SELECT token_hash, token_hash, staff, ends_at, started_at, used_at FROM staff_session;
  DROP TABLE staff_session;
  ALTER TABLE renewable_session RENAME TO staff_session;
  CREATE INDEX staff_session_by_account ON staff_session (staff);
  `,
  `
  ALTER TABLE staff_session ADD COLUMN there TEXT;
  `,
]

/** The key store is a database of its own, in KEY_DIR: never in a backup of the other. `guard` as above. */
export const keyMigrations: readonly string[] = [
  `
  CREATE TABLE data_key (
    conversation TEXT PRIMARY KEY,
    generation INTEGER NOT NULL,
    guard BLOB NOT NULL DEFAULT (zeroblob(230)) CHECK (length(guard) = 230),
    bytes BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE redacted (
    conversation TEXT NOT NULL REFERENCES data_key (conversation) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    PRIMARY KEY (conversation, seq)
  ) STRICT, WITHOUT ROWID;
  `,
]

/** Brings the schema forward, each step in its own transaction; two processes that start at once take turns. */
export function migrate(database: DatabaseSync, steps: readonly string[] = migrations) {
  if (versionOf(database) > steps.length) {
    throw new Error(
      `the database was written by a newer version of this program (schema ${versionOf(database)}, known: ${steps.length})`,
    )
  }
  while (versionOf(database) < steps.length) takeNextStep(database, steps)
}

function takeNextStep(database: DatabaseSync, steps: readonly string[]) {
  database.exec('BEGIN IMMEDIATE')
  try {
    const version = versionOf(database)
    const step = steps[version]
    if (step !== undefined) database.exec(`${step}; PRAGMA user_version = ${version + 1}`)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

const versionOf = (database: DatabaseSync) => Number(database.prepare('PRAGMA user_version').get()?.user_version)
