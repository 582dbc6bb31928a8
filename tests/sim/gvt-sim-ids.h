/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-store.h"

G_BEGIN_DECLS

/* Sets of event ids: what was acknowledged, and what a store holds. */
GHashTable *gvt_sim_ids_new (void);
GHashTable *gvt_sim_ids_copy (GHashTable *self);
void gvt_sim_ids_add (GHashTable *self, const GvtId *id);
gboolean gvt_sim_ids_has (GHashTable *self, const GvtId *id);
/** gvt_sim_ids_add_all: those of @other, too */
void gvt_sim_ids_add_all (GHashTable *self, GHashTable *other);
/** gvt_sim_ids_keep: no others than are in @other. Returns: how many went */
guint gvt_sim_ids_keep (GHashTable *self, GHashTable *other);
/** gvt_sim_ids_find_missing: Returns: (nullable): one that is not in @other */
const GvtId *gvt_sim_ids_find_missing (GHashTable *self, GHashTable *other);

/** gvt_sim_ids_select: Returns: (transfer full) (nullable): the first column of @constant_sql */
GHashTable *gvt_sim_ids_select (GvtStore *store, const char *constant_sql, GError **error);
/** gvt_sim_ids_of: Returns: (transfer full) (nullable): of all events that stand in @store */
GHashTable *gvt_sim_ids_of (GvtStore *store, GError **error);

G_END_DECLS
