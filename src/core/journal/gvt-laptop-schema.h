/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"

G_BEGIN_DECLS

/* What a laptop's store.db is made of. Programs that keep their own tables beside these (the
 * centre) list the same files first: all are in gvt_sql_get_resource(). */
#define GVT_SQL_PATH "/id/go/kpu/ntb/GoVote/sql/"

#define GVT_LAPTOP_SQL_FILES \
  GVT_SQL_PATH "0001-events.sql", GVT_SQL_PATH "0002-sessions.sql", \
      GVT_SQL_PATH "0003-voters.sql", GVT_SQL_PATH "0004-sync.sql", \
      GVT_SQL_PATH "0005-centre-keys.sql", GVT_SQL_PATH "0006-own-keys.sql", \
      GVT_SQL_PATH "0007-quiz.sql", GVT_SQL_PATH "0008-visit-plan.sql", \
      GVT_SQL_PATH "0009-headcount.sql", GVT_SQL_PATH "0010-survey.sql", \
      GVT_SQL_PATH "0011-report-code.sql", GVT_SQL_PATH "0012-people.sql", \
      GVT_SQL_PATH "0013-undo.sql", GVT_SQL_PATH "0014-blobs.sql", GVT_SQL_PATH "0015-export.sql", \
      GVT_SQL_PATH "0016-tests.sql", GVT_SQL_PATH "0017-visit-assigned.sql", \
      GVT_SQL_PATH "0018-steps.sql", GVT_SQL_PATH "0019-survey-undo.sql", \
      GVT_SQL_PATH "0020-quiz-card.sql", GVT_SQL_PATH "0021-visit-withdrawn.sql", \
      GVT_SQL_PATH "0022-close-undo.sql", GVT_SQL_PATH "0023-visit-cancelled.sql", \
      GVT_SQL_PATH "0024-own-codes.sql", GVT_SQL_PATH "0025-lease-ends.sql", \
      GVT_SQL_PATH "0026-file-exports.sql", GVT_SQL_PATH "0027-event-kind.sql", \
      GVT_SQL_PATH "0028-voter-questions.sql", GVT_SQL_PATH "0029-pack-delta.sql", \
      GVT_SQL_PATH "0030-blob-delivery.sql", GVT_SQL_PATH "0031-digest-word.sql", \
      GVT_SQL_PATH "0032-backed-up.sql", GVT_SQL_PATH "0033-decisions.sql", \
      GVT_SQL_PATH "0034-own-parents.sql"

/** gvt_sql_get_resource: Returns: (transfer none): the bundle of resources/sql */
GResource *gvt_sql_get_resource (void);

extern const GvtSchema gvt_laptop_schema;

G_END_DECLS
