/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"
#include "gvt-module-library.h"
#include "gvt-undo.h"

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
  const char *name;  /* "session.attended/1" */
  const char *owner; /* whose act it is, as its body names it: "session" or "visit" */

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
/** gvt_undo_apply_visit_undone: of visit.undone/1: visit, and the same */
gboolean
gvt_undo_apply_visit_undone (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);

/* What stands of one owner's acts on one laptop. */
typedef struct
{
  const GvtId *owner; /* a session, or a visit */
  GvtId device;
  GvtModuleLibrary *library; /* (nullable) */
  guint limit;               /* 0: all */
  gboolean with_undone;      /* those that were undone are listed, too */
  GListStore *acts;          /* of #GvtDoneAct */
} GvtActQuery;

/** gvt_act_query_read: adds them to its list, the last first */
gboolean gvt_act_query_read (const GvtActQuery *self, GvtDb *db, GError **error);
/** gvt_act_query_take_last: writes into @body what undoes the last act. @wanted: (nullable): as
 * gvt_sessions_undo() has it. Returns: (transfer full) (nullable): the act, or %GVT_ERROR_STATE */
GvtDoneAct *gvt_act_query_take_last (
    GvtActQuery *self, GvtDb *db, const GvtId *wanted, JsonObject *body, GError **error);

G_END_DECLS
