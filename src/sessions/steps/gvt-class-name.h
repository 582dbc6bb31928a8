/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-id.h"
#include "gvt-store.h"

G_BEGIN_DECLS

/* What the class after another one is called. */

/** gvt_session_next_name: "X-1" to "X-2", "Kelas 09" to "Kelas 10". Returns: (transfer full)
 * (nullable): %NULL where @name does not end in a number */
char *gvt_session_next_name (const char *name);

/** gvt_class_name_find: inside a transaction: the first name of the plan of @visit behind that of
 * the class @before, then from its beginning, by which no class of the visit is called yet; where
 * the plan has none left, @before with its last number counted up until no class is called so.
 * Returns: (transfer full) (nullable): %NULL without an error where only a person knows */
char *gvt_class_name_find (GvtDb *db, const GvtId *visit, const char *before, GError **error);
/** gvt_class_name_propose: the same of any store that has the tables. Blocks. @name: (out)
 * (transfer full) (nullable) */
gboolean gvt_class_name_propose (
    GvtStore *store, const GvtId *visit, const char *before, char **name, GError **error);

G_END_DECLS
