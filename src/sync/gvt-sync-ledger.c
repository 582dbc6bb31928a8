/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a laptop knows by itself of its talk with the centre. */
#include "gvt-blob-store.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-own-key-store.h"
#include "gvt-region-file.h"
#include "gvt-signed-file.h"
#include "gvt-sync-private.h"

typedef struct
{
  GvtJournal *journal;
  GvtSyncLedger *ledger;
} LedgerReading;

static gboolean
read_ledger (GvtDb *db, gpointer user_data, GError **error)
{
  LedgerReading *reading = user_data;
  GvtSyncLedger *ledger = reading->ledger;
  g_autoptr (GvtCentre) centre = gvt_sync_store_load_centre (db, error);
  g_auto (GvtDelivery) delivery = { 0 };
  GvtOwnKeyState state;
  guint32 incarnation;
  GvtId device;
  GvtHash head;

  if (centre == NULL
      || !gvt_journal_get_device (reading->journal, &device, &incarnation, NULL, error)
      || !gvt_journal_head (reading->journal, db, &device, incarnation, &ledger->made, &head, error)
      || !gvt_sync_store_load_delivery (db, &device, incarnation, &delivery, error)
      || !gvt_own_key_find (db, incarnation, &state, error))
    return FALSE;

  /* Each event once: those that the centre holds of before, and this incarnation's. */
  ledger->made += state.earlier;
  ledger->sent = state.earlier + delivery.sent;
  ledger->received = state.earlier + delivery.received;
  ledger->confirmed = state.earlier + delivery.confirmed;
  ledger->only_here = ledger->made - MIN (ledger->made, ledger->received);
  ledger->quarantined = delivery.n_quarantined;
  ledger->is_copy = !state.is_first;
  ledger->reissued = state.reissued;
  ledger->needs_confirmation = ledger->is_copy && state.confirmed_at_us == 0;
  ledger->contact_at_us = centre->contact_at_us;
  return gvt_sync_store_load_stale_manifest (db, &ledger->stale_manifest_us, error)
         && gvt_blob_store_count (db, delivery.epoch, &ledger->files, &ledger->files_received,
                                  error);
}

gboolean
gvt_sync_ledger_read (GvtProfile *profile, GvtSyncLedger *ledger, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  LedgerReading reading = { journal, ledger };

  *ledger = (GvtSyncLedger){ 0 };
  return journal != NULL
         && gvt_store_read (gvt_journal_get_store (journal), read_ledger, &reading, error);
}

static gboolean
read_signing_keys (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtCentre) centre = gvt_sync_store_load_centre (db, error);

  if (centre == NULL)
    return FALSE;

  *(GArray **) user_data = gvt_centre_list_signers (centre);
  return TRUE;
}

GArray *
gvt_sync_list_signing_keys (GvtProfile *profile, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  GArray *keys = NULL;

  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), read_signing_keys, &keys, error))
    return NULL;
  return keys;
}

static gboolean
read_address (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtCentre) centre = gvt_sync_store_load_centre (db, error);

  if (centre == NULL)
    return FALSE;

  *(char **) user_data = g_strdup (centre->address);
  return TRUE;
}

char *
gvt_sync_dup_address (GvtProfile *profile, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  char *address = NULL;

  return journal != NULL
                 && gvt_store_read (gvt_journal_get_store (journal), read_address, &address, error)
             ? address
             : NULL;
}

GvtRegionList *
gvt_sync_load_regions (GvtProfile *profile, GError **error)
{
  g_autofree char *path = gvt_sync_regions_path (profile);
  g_autoptr (GArray) signers = gvt_sync_list_signing_keys (profile, error);
  g_autoptr (GBytes) bytes = NULL;

  if (signers == NULL)
    return NULL;

  bytes = gvt_file_read (path, GVT_REGION_FILE_MAX_CSV, error);
  return bytes != NULL
             ? gvt_region_file_read (bytes, gvt_signed_file_find_signer (bytes, signers), error)
             : NULL;
}
