/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-prekey-stock.h"

#include "gvt-prekey.h"
#include "gvt-seal.h"
#include "gvt-sync-store.h"

gboolean
gvt_prekey_stock_fill (GvtDb *db, GvtClock *clock, GError **error)
{
  guint count;

  if (!gvt_sync_store_count_prekeys (db, &count, error))
    return FALSE;

  for (; count < GVT_PREKEYS_WANTED; count++)
    {
      g_autoptr (GvtSecret) secret = gvt_sealing_key_new ();
      GvtId id;

      gvt_id_new (clock, &id);
      if (!gvt_sync_store_add_prekey (db, &id, secret, error))
        return FALSE;
    }

  return TRUE;
}
