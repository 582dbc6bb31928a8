/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-schema.h"

#include "gvt-laptop-schema.h"

/* A new file, the laptop's or the centre's, goes to the end: an applied file never changes its
 * number. */
static const char *const files[] = {
  GVT_SQL_PATH "0001-events.sql",
  GVT_SQL_PATH "0002-sessions.sql",
  GVT_SQL_PATH "0003-voters.sql",
  GVT_SQL_PATH "0004-sync.sql",
  GVT_SQL_PATH "0005-centre-keys.sql",
  GVT_SQL_PATH "0006-own-keys.sql",
  GVT_SQL_PATH "0007-quiz.sql",
  GVT_SQL_PATH "central/0001-centre.sql",
  GVT_SQL_PATH "central/0002-faulty-nik.sql",
  GVT_SQL_PATH "central/0003-incarnations.sql",
  GVT_SQL_PATH "central/0004-slots.sql",
  GVT_SQL_PATH "central/0005-forks.sql",
  GVT_SQL_PATH "central/0006-proposal-makers.sql",
  GVT_SQL_PATH "0008-visit-plan.sql",
  GVT_SQL_PATH "0009-headcount.sql",
  GVT_SQL_PATH "0010-survey.sql",
  GVT_SQL_PATH "0011-report-code.sql",
  GVT_SQL_PATH "0012-people.sql",
  GVT_SQL_PATH "0013-undo.sql",
  GVT_SQL_PATH "0014-blobs.sql",
  GVT_SQL_PATH "0015-export.sql",
  GVT_SQL_PATH "0016-tests.sql",
  GVT_SQL_PATH "0017-visit-assigned.sql",
  GVT_SQL_PATH "central/0007-visits.sql",
  GVT_SQL_PATH "0018-steps.sql",
  GVT_SQL_PATH "0019-survey-undo.sql",
  GVT_SQL_PATH "0020-quiz-card.sql",
  GVT_SQL_PATH "0021-visit-withdrawn.sql",
  GVT_SQL_PATH "central/0008-visits-taken-back.sql",
  GVT_SQL_PATH "0022-close-undo.sql",
  GVT_SQL_PATH "0023-visit-cancelled.sql",
  GVT_SQL_PATH "0024-own-codes.sql",
  GVT_SQL_PATH "central/0009-lease-ends.sql",
  GVT_SQL_PATH "0025-lease-ends.sql",
  GVT_SQL_PATH "0026-file-exports.sql",
  GVT_SQL_PATH "0027-event-kind.sql",
  GVT_SQL_PATH "central/0010-stations.sql",
  GVT_SQL_PATH "0028-voter-questions.sql",
  GVT_SQL_PATH "central/0011-events.sql",
  GVT_SQL_PATH "0029-pack-delta.sql",
  GVT_SQL_PATH "central/0012-deltas.sql",
  GVT_SQL_PATH "central/0013-sealed-rows.sql",
  GVT_SQL_PATH "0030-blob-delivery.sql",
  GVT_SQL_PATH "central/0014-blob-parts.sql",
  GVT_SQL_PATH "central/0015-outbox-read.sql",
  GVT_SQL_PATH "central/0016-fleet.sql",
  GVT_SQL_PATH "0031-digest-word.sql",
  GVT_SQL_PATH "central/0017-digest-words.sql",
  GVT_SQL_PATH "0032-backed-up.sql",
  GVT_SQL_PATH "central/0018-backups.sql",
  GVT_SQL_PATH "0033-decisions.sql",
  GVT_SQL_PATH "central/0019-decisions.sql",
  GVT_SQL_PATH "central/0020-pages.sql",
  NULL,
};

const GvtSchema gvt_central_schema = {
  .application_id = 0x47565443, /* "GVTC" */
  .get_resource = gvt_sql_get_resource,
  .files = files,
};
