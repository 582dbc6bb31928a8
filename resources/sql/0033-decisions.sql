-- What people decided about proposals, and what came of it.

-- Projections of proposal.* events: emptied and filled again by a rebuild. Nothing here is personal.

CREATE TABLE proposal_decision ( -- by a supervisor, on whatever laptop he sat at
  event_id     BLOB PRIMARY KEY CHECK (length (event_id) = 16), -- of proposal.decided
  proposal_id  BLOB NOT NULL CHECK (length (proposal_id) = 16),
  device       BLOB NOT NULL, -- where it was decided
  decision     TEXT NOT NULL, -- 'verified', 'rejected', 'asked_back', or a newer version's code
  reason       TEXT, -- a code, of a rejection; else NULL
  place        TEXT NOT NULL, -- as the decision says; counts where it is the proposal's own
  decided_at   INTEGER NOT NULL, -- microseconds since 1970, UTC, by the device's own clock
  decided_by   TEXT NOT NULL -- user code
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_decision_proposal ON proposal_decision (proposal_id);

CREATE TABLE proposal_decision_undone ( -- decisions that their maker took back
  event_id     BLOB PRIMARY KEY CHECK (length (event_id) = 16),
  decision_id  BLOB NOT NULL CHECK (length (decision_id) = 16),
  proposal_id  BLOB NOT NULL CHECK (length (proposal_id) = 16),
  device       BLOB NOT NULL,
  undone_at    INTEGER NOT NULL, -- microseconds since 1970, UTC, by the device's own clock
  undone_by    TEXT NOT NULL -- user code
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_decision_undone_proposal ON proposal_decision_undone (proposal_id);

CREATE TABLE proposal_amendment ( -- answers to what was asked back
  event_id     BLOB PRIMARY KEY CHECK (length (event_id) = 16),
  proposal_id  BLOB NOT NULL CHECK (length (proposal_id) = 16),
  device       BLOB NOT NULL, -- counts only where it is the proposal's own
  answers      INTEGER NOT NULL CHECK (answers > 0), -- the number of the outcome that asked
  fields       TEXT NOT NULL, -- names of the fields that it corrects, with a space between, or ''
  amended_at   INTEGER NOT NULL, -- microseconds since 1970, UTC, by the device's own clock
  amended_by   TEXT NOT NULL -- user code
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_amendment_proposal ON proposal_amendment (proposal_id);

CREATE TABLE proposal_outcome ( -- what the centre made of a proposal, in order; the highest number counts
  device       BLOB NOT NULL CHECK (length (device) = 16), -- whose chain tells it: counts only where it is this file's own
  proposal_id  BLOB NOT NULL CHECK (length (proposal_id) = 16),
  number       INTEGER NOT NULL CHECK (number > 0), -- from 1 within the proposal, given by the centre
  event_id     BLOB NOT NULL CHECK (length (event_id) = 16), -- that tells it; of two that tell the same, the greater
  state        TEXT NOT NULL, -- 'sent' (again), 'asked_back', 'verified', 'exported', 'taken_up', 'rejected'
  why          TEXT NOT NULL, -- 'decided', 'undone', 'amended', 'exported', 'listed'
  reason       TEXT, -- a code, of a rejection; else NULL
  source       BLOB CHECK (length (source) = 16), -- the decision, undoing or amendment; NULL: the centre's own act
  decided_by   TEXT NOT NULL, -- user code, or the centre
  decided_at   INTEGER NOT NULL, -- microseconds since 1970, UTC
  PRIMARY KEY (device, proposal_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_outcome_source ON proposal_outcome (source);

CREATE TABLE proposal_own_request ( -- those by which people ask for their own data to be put right
  proposal_id  BLOB PRIMARY KEY CHECK (length (proposal_id) = 16)
) STRICT, WITHOUT ROWID;

CREATE INDEX proposal_device ON proposal (device);
