/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-lease-acts.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-central-queue.h"
#include "gvt-central-stationary.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-key-store.h"
#include "gvt-lease-code.h"
#include "gvt-lease-message.h"

const char *
gvt_lease_state_code (GvtLeaseState state)
{
  static const char *const codes[] = { "waiting", "living", "ended", "revoked", "destroyed" };

  return codes[state];
}

void
gvt_lease_free (GvtLease *self)
{
  g_free (self->code);
  g_clear_pointer (&self->villages, g_ptr_array_unref);
  g_free (self);
}

static GvtLeaseState
state_of (const GvtLeaseRecord *record, gint64 now_us)
{
  if (record->is_destroyed)
    return GVT_LEASE_DESTROYED;
  if (record->revoked_at_us != 0)
    return GVT_LEASE_REVOKED;
  if (record->not_after_us <= now_us)
    return GVT_LEASE_ENDED;
  return record->is_sealed ? GVT_LEASE_LIVING : GVT_LEASE_WAITING;
}

/* --- listing --- */

typedef struct
{
  GvtCentral *central;
  const GvtDeviceRecord *device; /* (nullable) */
  GvtKeyset *page;
  GPtrArray *leases; /* result */
} Listing;

static gboolean
add_lease (const Listing *self, GvtDb *db, const GvtLeaseRecord *record, GError **error)
{
  g_autoptr (GvtDeviceRecord) copy = NULL;
  GvtLease *lease;

  if (!gvt_device_store_find_copy (db, &record->device, record->incarnation, &copy, error))
    return FALSE;

  lease = g_new0 (GvtLease, 1);
  g_ptr_array_add (self->leases, lease);
  lease->record = *record;
  lease->state = state_of (record, gvt_clock_now_us (self->central->clock));
  lease->code = g_strdup (copy != NULL ? copy->code : "");
  lease->villages = gvt_lease_store_list_villages (db, &record->lease, error);
  return lease->villages != NULL;
}

static gboolean
list_leases (GvtDb *db, gpointer user_data, GError **error)
{
  Listing *self = user_data;
  const GvtId *device = self->device != NULL ? &self->device->device : NULL;
  guint32 incarnation = self->device != NULL ? self->device->incarnation : 0;
  g_autoptr (GArray) records = gvt_lease_store_page (db, device, incarnation, self->page, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    if (!add_lease (self, db, &g_array_index (records, GvtLeaseRecord, i), error))
      return FALSE;
  return records != NULL;
}

GPtrArray *
gvt_central_page_leases (GvtCentral *self,
                         const GvtDeviceRecord *device,
                         GvtKeyset *page,
                         GError **error)
{
  g_autoptr (GPtrArray) leases = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_lease_free);
  Listing listing = { self, device, page, leases };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && page != NULL, NULL);

  return gvt_store_read (self->store, list_leases, &listing, error) ? g_steal_pointer (&leases)
                                                                    : NULL;
}

GPtrArray *
gvt_central_list_leases (GvtCentral *self, const GvtDeviceRecord *device, GError **error)
{
  g_autoptr (GvtKeyset) page = gvt_leases_keyset_new ();
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_lease_free);

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL, NULL);

  while (gvt_keyset_goes_on (page))
    {
      GPtrArray *some = gvt_central_page_leases (self, device, page, error);

      if (some == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, some);
    }
  return g_steal_pointer (&all);
}

/* --- one of them --- */

typedef struct
{
  GvtCentral *central;
  const GvtId *lease; /* or, where that is %NULL, */
  const GvtDeviceRecord *device;
  const GvtLeaseExtension *extension;
  gint64 not_after_us;
  char *code; /* result of an extension by voice */
  guint n_revoked;
} Act;

static gboolean
check_state (const GvtLeaseRecord *lease, GError **error)
{
  if (lease->is_destroyed)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                         _ ("the laptop has destroyed the keys of this lease: grant a new one"));
  else if (lease->revoked_at_us != 0)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("this lease was revoked"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
note (GvtCentral *central,
      GvtDb *db,
      const char *kind,
      const GvtLeaseRecord *lease,
      JsonObject *body,
      GError **error)
{
  GvtEventDraft draft = { .kind = kind,
                          .subject = lease->device.bytes,
                          .subject_length = sizeof lease->device.bytes,
                          .body = body };

  gvt_json_set_id (body, "lease", &lease->lease);
  return gvt_journal_append (central->journal, db, &draft, NULL, error);
}

/* What still waits for a one-time key goes out as it stands then. */
static gboolean
tell (GvtCentral *central,
      GvtDb *db,
      const char *type,
      const GvtLeaseRecord *lease,
      GBytes *message,
      GError **error)
{
  return !lease->is_sealed
         || gvt_central_queue (central, db, &lease->device, lease->incarnation, type, message,
                               error);
}

/* --- extending --- */

/* Returns: (transfer full) (nullable): the copy that holds @lease */
static GvtDeviceRecord *
load_copy (GvtDb *db, const GvtLeaseRecord *lease, GError **error)
{
  GvtDeviceRecord *copy;

  if (!gvt_device_store_find_copy (db, &lease->device, lease->incarnation, &copy, error))
    return NULL;
  if (copy == NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "The lease's laptop is not here");
  return copy;
}

/* A lease that had ended comes to those that the laptop got since. */
static gboolean
check_width (Act *self, GvtDb *db, const GvtDeviceRecord *copy, GError **error)
{
  g_autoptr (GPtrArray) villages = gvt_lease_store_list_villages (db, self->lease, error);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  GvtLeaseGrant grant = { .device = copy, .supervisors = self->extension->supervisors };
  gboolean is_wide;

  if (villages == NULL)
    return FALSE;
  for (guint i = 0; i < villages->len; i++)
    g_ptr_array_add (codes, ((GvtLeaseVillage *) villages->pdata[i])->village);
  g_ptr_array_add (codes, NULL);

  grant.villages = (const char *const *) codes->pdata;
  return gvt_central_check_wide (self->central, db, &grant, &is_wide, error)
         && (!is_wide
             || gvt_central_note_approval (self->central, db, self->lease, grant.supervisors,
                                           error));
}

/* The longest that a code is read out for. */
#define MAX_VOICE_DAYS 366

static gboolean
check_voice (const Act *self, const GvtLeaseRecord *lease, GError **error)
{
  gint64 now_us = gvt_clock_now_us (self->central->clock);

  if (!lease->is_sealed)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                         _ ("the laptop has not been given this lease yet: a code is of no use"));
  else if (self->not_after_us > now_us + MAX_VOICE_DAYS * G_TIME_SPAN_DAY)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                         _ ("a code extends a lease by a year at most"));
  else
    return TRUE;
  return FALSE;
}

/* Under the key of its first list, as the laptop has it. */
static gboolean
make_code (Act *self, GvtDb *db, const GvtLeaseRecord *lease, GError **error)
{
  g_autoptr (GPtrArray) villages = gvt_lease_store_list_villages (db, self->lease, error);
  const GvtLeaseVillage *first = villages != NULL ? villages->pdata[0] : NULL;
  g_autoptr (GvtSecret) key = first != NULL ? gvt_key_store_load_epoch_key (
                                  db, self->central->wrap, first->village, first->epoch, error)
                                            : NULL;
  GvtLeaseClaim claim = { &lease->lease, &lease->device, lease->incarnation,
                          gvt_lease_last_day (self->not_after_us) };

  if (key == NULL)
    return FALSE;
  self->code = gvt_lease_code_make (key, &claim);
  return TRUE;
}

static gboolean
check_later (const Act *self, const GvtLeaseRecord *lease, GError **error)
{
  if (self->not_after_us > lease->not_after_us)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("the lease ends no earlier as it is; what shall end sooner is revoked"));
  return FALSE;
}

static gboolean
extend (GvtDb *db, gpointer user_data, GError **error)
{
  Act *self = user_data;
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GvtDeviceRecord) copy = NULL;
  g_autoptr (GBytes) message = NULL;
  GvtLeaseRecord lease;

  if (!gvt_lease_store_find (db, self->lease, &lease, error) || !check_state (&lease, error)
      || !check_later (self, &lease, error) || (copy = load_copy (db, &lease, error)) == NULL
      || !gvt_central_check_lease_copy (copy, error) || !check_width (self, db, copy, error)
      || (self->extension->by_voice
          && (!check_voice (self, &lease, error) || !make_code (self, db, &lease, error))))
    return FALSE;

  json_object_set_int_member (body, "not_after_us", self->not_after_us);
  json_object_set_boolean_member (body, "by_voice", self->extension->by_voice);
  message = gvt_lease_extension_write (&lease.lease, self->not_after_us, error);
  return message != NULL && note (self->central, db, GVT_LEASE_EXTENDED_KIND, &lease, body, error)
         && tell (self->central, db, GVT_LEASE_EXTENDED_TYPE, &lease, message, error)
         && gvt_central_seal_leases (self->central, db, &lease.device, error);
}

gboolean
gvt_central_extend_lease (GvtCentral *self,
                          const GvtId *lease,
                          const GvtLeaseExtension *extension,
                          char **code,
                          GError **error)
{
  Act act = { .central = self, .lease = lease, .extension = extension };
  gboolean is_extended;

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && lease != NULL && extension != NULL, FALSE);
  g_return_val_if_fail (!extension->by_voice || code != NULL, FALSE);

  is_extended = gvt_central_lease_end (self, extension->until, &act.not_after_us, error)
                && gvt_store_write (self->store, extend, &act, error);
  if (is_extended && extension->by_voice)
    *code = g_steal_pointer (&act.code);
  g_free (act.code);
  return is_extended;
}

/* --- revoking --- */

static gboolean
take_back (Act *self, GvtDb *db, const GvtLeaseRecord *lease, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GBytes) message = gvt_lease_revocation_write (&lease->lease, error);

  self->n_revoked++;
  return message != NULL && note (self->central, db, GVT_LEASE_REVOKED_KIND, lease, body, error)
         && tell (self->central, db, GVT_LEASE_REVOKED_TYPE, lease, message, error);
}

static gboolean
revoke_one (GvtDb *db, gpointer user_data, GError **error)
{
  Act *self = user_data;
  GvtLeaseRecord lease;

  return gvt_lease_store_find (db, self->lease, &lease, error) && check_state (&lease, error)
         && take_back (self, db, &lease, error);
}

gboolean
gvt_central_revoke_lease (GvtCentral *self, const GvtId *lease, GError **error)
{
  Act act = { .central = self, .lease = lease };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && lease != NULL, FALSE);

  return gvt_store_write (self->store, revoke_one, &act, error);
}

static gboolean
revoke_all (GvtDb *db, gpointer user_data, GError **error)
{
  Act *self = user_data;
  g_autoptr (GArray) leases = gvt_lease_store_list (db, &self->device->device, error);

  self->n_revoked = 0;
  for (guint i = 0; leases != NULL && i < leases->len; i++)
    {
      const GvtLeaseRecord *lease = &g_array_index (leases, GvtLeaseRecord, i);

      if (lease->incarnation == self->device->incarnation && !lease->is_destroyed
          && lease->revoked_at_us == 0 && !take_back (self, db, lease, error))
        return FALSE;
    }
  return leases != NULL;
}

gboolean
gvt_central_take_back_leases (
    GvtCentral *self, GvtDb *db, const GvtDeviceRecord *device, guint *n_revoked, GError **error)
{
  Act act = { .central = self, .device = device };

  if (!revoke_all (db, &act, error))
    return FALSE;
  *n_revoked = act.n_revoked;
  return TRUE;
}

gboolean
gvt_central_revoke_leases (GvtCentral *self,
                           const GvtDeviceRecord *device,
                           guint *n_revoked,
                           GError **error)
{
  Act act = { .central = self, .device = device };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL && n_revoked != NULL, FALSE);

  if (!gvt_store_write (self->store, revoke_all, &act, error))
    return FALSE;
  *n_revoked = act.n_revoked;
  return TRUE;
}
