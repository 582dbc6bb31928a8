/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-fleet-view.h"

#include <glib/gi18n-lib.h>

#include "gvt-crockford.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-fleet-file.h"
#include "gvt-fleet-refusal.h"
#include "gvt-json.h"
#include "gvt-sync-store.h"
#include "gvt-sync.h"

void
gvt_fleet_view_free (GvtFleetView *self)
{
  if (self == NULL)
    return;

  g_free (self->program);
  g_free (self->area);
  g_clear_pointer (&self->laptops, g_ptr_array_unref);
  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->refused);
  g_free (self);
}

char *
gvt_fleet_view_path (GvtProfile *profile)
{
  return gvt_profile_path (profile, "fleet", NULL);
}

static GvtFleetView *
view_new (void)
{
  GvtFleetView *self = g_new0 (GvtFleetView, 1);

  self->program = g_strdup ("");
  self->area = g_strdup ("");
  self->laptops = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_fleet_laptop_free);
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/* By whichever of the centre's keys signed it. Returns: (transfer full) (nullable) */
static GvtFleetFile *
read_file (GvtProfile *profile, GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) roll_keys = gvt_vault_dup_roll_keys (gvt_profile_get_vault (profile),
                                                             error);
  g_autoptr (GArray) signers = roll_keys != NULL ? gvt_sync_list_signing_keys (profile, error)
                                                 : NULL;

  for (guint i = 0; signers != NULL && i < signers->len; i++)
    {
      GvtFleetFile *file = gvt_fleet_file_read (bytes, &g_array_index (signers, GvtPublicKey, i),
                                                roll_keys, NULL);

      if (file != NULL)
        return file;
    }
  return NULL;
}

static void
fill (GvtFleetView *self, GvtProfile *profile, const GvtFleetFile *file)
{
  const GvtUser *user = gvt_vault_get_user (gvt_profile_get_vault (profile));
  GvtFleetSection *section = user != NULL ? gvt_fleet_file_find_section (file, user->code) : NULL;

  if (section == NULL)
    return; /* he came to this laptop since */

  self->issued_at_us = file->issued_at_us;
  g_free (self->program);
  self->program = g_strdup (file->program);
  g_free (self->area);
  self->area = g_strdup (section->area);
  g_ptr_array_unref (self->laptops);
  self->laptops = g_ptr_array_ref (section->laptops);
  gvt_fleet_sort (self->laptops, gvt_clock_now_us (gvt_profile_get_clock (profile)), self->program);
}

/* --- what was said here --- */

typedef struct
{
  GvtJournal *journal;
  GvtFleetView *view;
  guint64 received; /* of this laptop's records, at the centre */
} Reading;

/* What is said later of a laptop takes the place of what was said before. */
static gboolean
read_said (Reading *self, GvtDb *db, const GvtId *id, GError **error)
{
  GvtFleetView *view = self->view;
  g_autoptr (GvtEvent) event = gvt_journal_event (self->journal, db, id, error);
  g_autoptr (JsonObject) body = event != NULL ? gvt_event_parse_body (event, error) : NULL;
  const char *code = body != NULL ? gvt_json_text_or (body, "code", "") : NULL;
  char *why = NULL;

  if (body == NULL || !gvt_fleet_refusal_load (db, id, &why, error))
    return FALSE;
  if (why != NULL)
    g_hash_table_insert (view->refused, g_strdup (code), why);
  else
    g_hash_table_remove (view->refused, code);
  if (event->header.seq > self->received)
    g_hash_table_insert (view->waiting, g_strdup (code), g_strdup (event->header.kind));
  return TRUE;
}

static gboolean
read_each (Reading *self, GvtDb *db, GvtStmt *stmt, GError **error)
{
  g_autoptr (GError) local = NULL;
  GvtId id;

  while (local == NULL && gvt_stmt_next (stmt, &local))
    if (gvt_stmt_id (stmt, 0, &id, &local))
      read_said (self, db, &id, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_waiting (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_auto (GvtDelivery) delivery = { 0 };
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT id FROM event WHERE device = :device AND incarnation = :incarnation"
      " AND kind LIKE 'fleet.%' ORDER BY seq",
      error);
  guint32 incarnation;
  GvtId device;

  if (stmt == NULL || !gvt_journal_get_device (self->journal, &device, &incarnation, NULL, error)
      || !gvt_sync_store_load_delivery (db, &device, incarnation, &delivery, error))
    return FALSE;
  self->received = delivery.received;
  gvt_stmt_bind_id (stmt, ":device", &device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  return read_each (self, db, stmt, error);
}

static gboolean
load_waiting (GvtFleetView *self, GvtProfile *profile, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Reading reading = { .journal = journal, .view = self };

  return journal != NULL
         && gvt_store_read (gvt_journal_get_store (journal), read_waiting, &reading, error);
}

const char *
gvt_fleet_view_get_waiting (const GvtFleetView *self, const char *code)
{
  return g_hash_table_lookup (self->waiting, code);
}

const char *
gvt_fleet_view_get_refused (const GvtFleetView *self, const char *code)
{
  const char *why = g_hash_table_lookup (self->refused, code);

  return why != NULL ? gvt_fleet_refusal_describe (why) : NULL;
}

GvtFleetView *
gvt_fleet_view_load (GvtProfile *profile, GError **error)
{
  g_autoptr (GvtFleetView) self = view_new ();
  g_autofree char *path = gvt_fleet_view_path (profile);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtFleetFile) file = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (profile), NULL);

  if (!gvt_profile_require (profile, GVT_ROLE_SUPERVISOR, "", error)
      || !load_waiting (self, profile, error))
    return NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&self);
  bytes = gvt_file_read (path, GVT_FLEET_FILE_MAX_BYTES, error);
  if (bytes == NULL)
    return NULL;

  file = read_file (profile, bytes, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (file != NULL)
    fill (self, profile, file);
  return g_steal_pointer (&self);
}

GvtFleetLaptop *
gvt_fleet_view_find (GvtFleetView *self, const char *typed, GError **error)
{
  g_autofree char *code = gvt_crockford_clean (typed, error);

  if (code == NULL)
    return NULL;
  for (guint i = 0; i < self->laptops->len; i++)
    {
      GvtFleetLaptop *laptop = self->laptops->pdata[i];

      if (g_str_equal (laptop->code, code))
        return laptop;
    }
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("the centre knows no laptop %s in your area, as of the last sync"), code);
  return NULL;
}
