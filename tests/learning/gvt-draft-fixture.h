/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-draft.h"

/* A draft, copied from an author's folder with four questions, one of each kind. All that fails
 * here fails the test. */
typedef struct
{
  const char *original; /* an author's folder */
  char *drafts;
  char *folder; /* of its copy */
  GvtDraft *draft;
} GvtDraftFixture;

void gvt_draft_fixture_set_up (GvtDraftFixture *fixture, gconstpointer user_data);
void gvt_draft_fixture_tear_down (GvtDraftFixture *fixture, gconstpointer user_data);
GvtModule *gvt_draft_fixture_load (const char *folder);
/** gvt_draft_fixture_duplicate: @id: (nullable). Returns: (transfer full): the folder of another
 * copy */
char *gvt_draft_fixture_duplicate (GvtDraftFixture *fixture, const char *id);
GvtDraft *gvt_draft_fixture_open (const char *folder);
void gvt_draft_fixture_save (GvtDraft *draft);
char *gvt_draft_fixture_read (const char *folder, const char *file);
GListModel *gvt_draft_fixture_lint (GvtDraft *draft);
gboolean gvt_draft_fixture_has_finding (GListModel *findings,
                                        const char *rule,
                                        const char *file,
                                        const char *place);
