/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-worklist.h"

G_BEGIN_DECLS

/* What an officer writes down at the door. Each person is one event, on disk when it returns; what
 * one key did is taken back by one key, and so on to the beginning. Rights as gvt-worklists.h. */

typedef struct
{
  const char *outcome;    /* GVT_OUTCOME_* */
  const char *tms_scheme; /* (nullable): with %GVT_OUTCOME_TMS, as the next */
  const char *tms_code;
} GvtOutcome;

/**
 * gvt_worklists_mark:
 * @worklist: as it was read last
 * @numbers: of its rows, each once; more than one are one act
 *
 * %GVT_ERROR_BAD_INPUT for an outcome that is none, a code that its scheme does not have, or a row
 * that is not there; nothing is written then.
 */
gboolean gvt_worklists_mark (GvtProfile *profile,
                             GvtWorklist *worklist,
                             GArray *numbers,
                             const GvtOutcome *outcome,
                             GError **error);

/** gvt_worklists_undo: takes back the last act that stands in @name, an id or code.
 * %GVT_ERROR_STATE where there is none */
gboolean gvt_worklists_undo (GvtProfile *profile, const char *name, GError **error);

/** gvt_worklists_compare: whether the card with the number @typed is that of row @number of an
 * opened worklist; nothing is unmasked. @is_same: (out). That it was compared is on disk.
 * %GVT_ERROR_BAD_INPUT for what is no NIK, %GVT_ERROR_NOT_FOUND where the row's list is not here */
gboolean gvt_worklists_compare (GvtProfile *profile,
                                GvtWorklist *worklist,
                                guint number,
                                const char *typed,
                                gboolean *is_same,
                                GError **error);

G_END_DECLS
