/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"
#include "gvt-module-library.h"

G_BEGIN_DECLS

/* The acts of a class that can be undone. A kind becomes one by a line in the table of
 * gvt-undo-kinds.c, and by gvt_undo_apply_act() as its #GvtKind.apply in gvt-session-kinds.c; no
 * other place knows which there are.
 *
 * What a class comes to is what its acts say that were not undone, the latest for each row. So an
 * undone act is taken out of the rows it stands in, and those of its key are applied once more,
 * each by its own writer with its own event: nothing need be carried in the undoing event, and it
 * may come before the act (I4). For that a writer keeps (incarnation, seq, event_id) in its rows
 * and replaces by %GVT_IS_LATER. */
typedef struct
{
  const char *name; /* "session.attended/1" */

  /* Names the rows that an act of one device writes, its session or quiz included: acts that may
   * meet in one row have one key. Returns: (transfer full) (nullable) */
  char *(*key) (JsonObject *body, GError **error);
  GvtKindApply apply;
  GvtKindApply clear; /* takes out the rows in which this very event stands, and no others */

  /* As it stands behind "Undo: ", for people; without a name of anybody. @library: (nullable).
   * Returns: (transfer full) */
  char *(*describe) (JsonObject *body, GvtModuleLibrary *library);
} GvtActKind;

/** gvt_act_kind_find: Returns: (nullable): %NULL for what cannot be undone */
const GvtActKind *gvt_act_kind_find (const char *name);

/** gvt_undo_apply_act: the #GvtKindApply of every kind in the table */
gboolean gvt_undo_apply_act (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
/** gvt_undo_apply_undone: of session.undone/1: session, undoes (an act's event), kind (its kind) */
gboolean gvt_undo_apply_undone (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);

G_END_DECLS
