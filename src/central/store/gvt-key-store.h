/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"

G_BEGIN_DECLS

/* KEYS statements, and secret keys sealed under @wrap, which is derived from the store's key. */

gboolean gvt_key_store_add_statement (GvtDb *db, guint64 serial, GBytes *statement, GError **error);
/** gvt_key_store_load_statement: Returns: (transfer full) (nullable): the highest serial's */
GBytes *gvt_key_store_load_statement (GvtDb *db, GError **error);

gboolean gvt_key_store_add_secret (
    GvtDb *db, const GvtSecret *wrap, const char *name, const GvtSecret *secret, GError **error);
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
