/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"

G_BEGIN_DECLS

/* KEYS statements, and secret keys sealed under @wrap, which is derived from the store's key. */

gboolean gvt_key_store_add_statement (GvtDb *db, guint64 serial, GBytes *statement, GError **error);
/** gvt_key_store_load_statement: Returns: (transfer full) (nullable): the highest serial's */
GBytes *gvt_key_store_load_statement (GvtDb *db, GError **error);

/** gvt_key_store_find_serial: the highest */
gboolean gvt_key_store_find_serial (GvtDb *db, guint64 *serial, GError **error);
/** gvt_key_store_find_turn: when the statement after @serial was issued */
gboolean gvt_key_store_find_turn (GvtDb *db, guint64 serial, gint64 *issued_at_us, GError **error);

gboolean gvt_key_store_add_secret (
    GvtDb *db, const GvtSecret *wrap, const char *name, const GvtSecret *secret, GError **error);
/** gvt_key_store_replace_secret: what had that name before is gone */
gboolean gvt_key_store_replace_secret (
    GvtDb *db, const GvtSecret *wrap, const char *name, const GvtSecret *secret, GError **error);
/** gvt_key_store_list_former_sealing: which statements were the last to name a sealing key that was
 * turned, newest first. Returns: (transfer full) (element-type guint64) (nullable) */
GArray *gvt_key_store_list_former_sealing (GvtDb *db, GError **error);
/** gvt_key_store_load_secret: Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND */
GvtSecret *
gvt_key_store_load_secret (GvtDb *db, const GvtSecret *wrap, const char *name, GError **error);

/* The centre's own epoch: 1, and one more after each restore from a backup (I13). */
gboolean gvt_key_store_load_centre_epoch (GvtDb *db, guint64 *epoch, GError **error);
gboolean gvt_key_store_set_centre_epoch (GvtDb *db, guint64 epoch, GError **error);

/** gvt_key_store_ensure_epoch_key: the village's present epoch and its key, made when it has none
 * yet. Returns: (transfer full) (nullable) */
GvtSecret *gvt_key_store_ensure_epoch_key (
    GvtDb *db, const GvtSecret *wrap, const char *village, guint *epoch, GError **error);
/** gvt_key_store_load_epoch_key: Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND */
GvtSecret *gvt_key_store_load_epoch_key (
    GvtDb *db, const GvtSecret *wrap, const char *village, guint epoch, GError **error);

/** gvt_key_store_set_lookup_key: the key of a laptop's look-up subjects */
gboolean gvt_key_store_set_lookup_key (
    GvtDb *db, const GvtSecret *wrap, const GvtId *device, const GvtSecret *key, GError **error);
/** gvt_key_store_load_lookup_key: Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND */
GvtSecret *gvt_key_store_load_lookup_key (GvtDb *db,
                                          const GvtSecret *wrap,
                                          const GvtId *device,
                                          GError **error);

G_END_DECLS
