/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db-lock.h"
#include "gvt-secret.h"

G_BEGIN_DECLS

/**
 * gvt_db_rekey:
 * @lock: alone
 * @former: the key that may still open it
 *
 * Every page under another key, in one transaction of the write-ahead log: stopped at any instant,
 * the database opens under the one key or under the other, whole. One that @key opens already is
 * left as it is. Takes as long as writing the file twice, and for that time as much space again.
 *
 * Returns: %FALSE with the database as it was; %GVT_ERROR_DB_CORRUPT when neither key opens it
 */
gboolean gvt_db_rekey (const char *path,
                       const GvtDbLock *lock,
                       const GvtSecret *former,
                       const GvtSecret *key,
                       GError **error);

G_END_DECLS
