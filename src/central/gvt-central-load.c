/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-load.h"

#include "gvt-central-private.h"

typedef struct
{
  GvtCentral *central;
  GvtCentralLoad *load;
} Measuring;

/* @constant_sql: of one number; may name :now */
static gboolean
ask (Measuring *self, GvtDb *db, const char *constant_sql, guint64 *answer, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, constant_sql, error);

  if (stmt == NULL)
    return FALSE;
  if (strstr (constant_sql, ":now") != NULL)
    gvt_stmt_bind_int (stmt, ":now", gvt_clock_now_us (self->central->clock));
  if (!gvt_stmt_one (stmt, "a count", error))
    return FALSE;

  *answer = (guint64) gvt_stmt_int (stmt, 0);
  return TRUE;
}

/* By the keys alone: what the messages and the pieces hold is not read. */
#define DEVICES "SELECT count (*) FROM central_device"
#define OUTBOX \
  "SELECT coalesce (sum (coalesce ((SELECT max (o.seq) FROM central_outbox AS o" \
  "                                 WHERE o.device = d.device), 0)" \
  "                      - coalesce (r.seq, 0)), 0)" \
  " FROM central_device AS d LEFT JOIN central_outbox_read AS r USING (device)"
#define LEASES \
  "SELECT count (*) FROM central_lease AS l LEFT JOIN central_lease_revoked USING (lease)" \
  " WHERE revoked_at IS NULL AND not_after > :now" \
  " AND NOT EXISTS (SELECT 1 FROM central_prekey AS p" \
  "                 WHERE p.device = l.device AND p.lease = l.lease)"
#define BLOBS       "SELECT count (*) FROM blob_part WHERE position = 0"
#define QUARANTINED "SELECT count (*) FROM unapplied_event WHERE reason = 'rejected'"
#define UNKNOWN     "SELECT count (*) FROM unapplied_event WHERE reason = 'unknown'"
#define AT_RISK \
  "SELECT coalesce (sum (coalesce ((SELECT max (e.seq) FROM event AS e" \
  "                                 WHERE e.device = i.device AND e.incarnation = " \
  "i.incarnation), 0)" \
  "                      - coalesce (b.seq, 0)), 0)" \
  " FROM incarnation AS i LEFT JOIN central_backed_up AS b USING (device, incarnation)"

static gboolean
measure (GvtDb *db, gpointer user_data, GError **error)
{
  Measuring *self = user_data;
  GvtCentralLoad *load = self->load;

  return ask (self, db, DEVICES, &load->n_devices, error)
         && ask (self, db, OUTBOX, &load->n_outbox, error)
         && ask (self, db, LEASES, &load->n_leases, error)
         && ask (self, db, BLOBS, &load->n_blobs, error)
         && ask (self, db, QUARANTINED, &load->n_quarantined, error)
         && ask (self, db, UNKNOWN, &load->n_unknown, error)
         && ask (self, db, AT_RISK, &load->n_at_risk, error);
}

gboolean
gvt_central_measure_load (GvtCentral *self, GvtCentralLoad *load, GError **error)
{
  Measuring measuring = { self, load };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && load != NULL, FALSE);

  return gvt_store_read (self->store, measure, &measuring, error);
}
