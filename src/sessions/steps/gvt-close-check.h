/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-class-quiz.h"
#include "gvt-module-library.h"

G_BEGIN_DECLS

/* What a class that is about to be closed lacks. It is told and stands in nobody's way: whoever
 * closes it may know that half of the class went home. */

/* A test that is open, or that has answers but not of everybody. */
typedef struct
{
  GvtClassQuiz *quiz;
  guint n_missing; /* who is present less who answered; 0 where hands were counted */
} GvtTestLeft;

typedef struct
{
  guint n_present;
  GPtrArray *tests; /* of #GvtTestLeft, in the order in which they were opened */
  GPtrArray *steps; /* of codes, static: neither taken nor skipped, in the order of the class */
} GvtCloseCheck;

/** gvt_close_check_read: Any thread; blocks. Returns: (transfer full) (nullable):
 * %GVT_ERROR_FORBIDDEN outside of the user's area, %GVT_ERROR_NOT_FOUND */
GvtCloseCheck *gvt_close_check_read (GvtProfile *profile, const GvtId *session, GError **error);
/** gvt_close_check_describe: a sentence for each thing, translated; none where nothing is lacking.
 * @library: (nullable): for the titles of modules. Returns: (transfer full) */
GStrv gvt_close_check_describe (const GvtCloseCheck *self, GvtModuleLibrary *library);
/** gvt_close_check_to_json: {"present", "tests": [{"id", "phase", "module", "is_open",
 * "n_missing"}], "steps": [code]}. Returns: (transfer full) */
JsonObject *gvt_close_check_to_json (const GvtCloseCheck *self);
void gvt_close_check_free (GvtCloseCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtCloseCheck, gvt_close_check_free)

G_END_DECLS
