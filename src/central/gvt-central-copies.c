/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-copies.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-fleet-acts.h"
#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-central-queue.h"
#include "gvt-confirmation.h"
#include "gvt-copy-store.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-user-store.h"

#define MAX_INCARNATIONS 1000

typedef struct
{
  GvtCentral *central;
  const GvtId *device;
  guint32 incarnation;
  const GvtRejoinRequest *request;
  GvtRejoinAnswer *answer;
} Rejoining;

/* --- how far the chains are one --- */

static gboolean
is_held (Rejoining *self, GvtDb *db, const GvtChainSample *sample, gboolean *is, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT hash FROM event WHERE device = :device AND incarnation = :incarnation"
      " AND seq = :seq",
      error);
  GvtHash held;

  *is = FALSE;
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", self->device);
  gvt_stmt_bind_int (stmt, ":incarnation", self->incarnation);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) sample->seq);
  if (gvt_stmt_next (stmt, &local))
    {
      if (!gvt_stmt_hash (stmt, 0, &held, error))
        return FALSE;
      *is = gvt_hash_equal (&held, &sample->hash);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The last sample that is held: from a fork on none is. */
static gboolean
find_common (Rejoining *self, GvtDb *db, guint64 *seq, GError **error)
{
  const GArray *samples = self->request->samples;
  guint low = 0;
  guint high = samples->len; /* those before @low are held, @high and on are not */

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gboolean is;

      if (!is_held (self, db, &g_array_index (samples, GvtChainSample, middle), &is, error))
        return FALSE;
      if (is)
        low = middle + 1;
      else
        high = middle;
    }

  *seq = low > 0 ? g_array_index (samples, GvtChainSample, low - 1).seq : 0;
  return TRUE;
}

/* --- a new incarnation --- */

static gboolean
note_copy (Rejoining *self, GvtDb *db, guint64 parent_seq, GError **error)
{
  const GvtRejoinAnswer *answer = self->answer;
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = {
    .kind = GVT_DEVICE_REJOINED_KIND,
    .subject = self->device->bytes,
    .subject_length = sizeof self->device->bytes,
    .body = body,
  };

  gvt_json_set_id (body, "device", self->device);
  json_object_set_int_member (body, "incarnation", answer->incarnation);
  json_object_set_string_member (body, "code", answer->code);
  gvt_json_set_hex (body, "device_key", self->request->key.bytes, sizeof self->request->key.bytes);
  gvt_json_set_hex (body, "signature", self->request->signature, GVT_SIGNATURE_SIZE);
  json_object_set_int_member (body, "parent", self->incarnation);
  json_object_set_int_member (body, "parent_seq", (gint64) parent_seq);
  json_object_set_int_member (body, "fork_seq", (gint64) answer->after_seq);
  return gvt_journal_append (self->central->journal, db, &draft, NULL, error);
}

/* Above those that are known, and above the one that the laptop has, of which a backup may know
 * nothing. */
static gboolean
draw_number (Rejoining *self, GvtDb *db, GError **error)
{
  guint32 newest;

  if (!gvt_device_store_find_incarnation (db, self->device, &newest, error))
    return FALSE;
  newest = MAX (newest, self->request->left_for);
  if (newest < MAX_INCARNATIONS)
    {
      self->answer->incarnation = newest + 1;
      return TRUE;
    }

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_REFUSED,
                       N_ ("this laptop was copied too often; enrol it anew"));
  return FALSE;
}

static gboolean
begin_copy (Rejoining *self, GvtDb *db, guint64 parent_seq, GError **error)
{
  GvtRejoinAnswer *answer = self->answer;

  if (!draw_number (self, db, error))
    return FALSE;

  answer->code = gvt_device_store_draw_code (db, error);
  return answer->code != NULL && note_copy (self, db, parent_seq, error)
         && gvt_central_tell_copy_of_lost (self->central, db, self->device, self->incarnation,
                                           answer->incarnation, error)
         && gvt_journal_add_incarnation (self->central->journal, db, self->device,
                                         answer->incarnation, &self->request->key, error);
}

/* The laptop left the chain for one that is not here (I13). Who is told by somebody on the way that
 * it is not, goes on in the one that it has. */
static gboolean
check_left (Rejoining *self, GvtDb *db, GError **error)
{
  const GvtRejoinRequest *request = self->request;
  g_autoptr (GError) local = NULL;
  GvtPublicKey key;

  if (gvt_device_store_find_key (db, self->device, request->left_for, &key, &local)
      && gvt_public_key_equal (&key, &request->left_key))
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE, "This copy of the laptop is known");
  else if (local != NULL && !g_error_matches (local, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  else
    return TRUE;
  return FALSE;
}

/* Whether @common, the laptop's and the centre's, is all that the centre has of an open chain. */
static gboolean
check_fork (Rejoining *self, GvtDb *db, guint64 common, guint64 head_seq, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (self->request->left_for != 0)
    return check_left (self, db, error);
  if (common < head_seq)
    return TRUE;
  if (gvt_copy_store_check_open (db, self->device, self->incarnation, &local))
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE,
                         "These records follow those that the centre holds");
  else if (g_error_matches (local, GVT_ERROR, GVT_ERROR_CHAIN))
    return TRUE;
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The answer got lost. The samples may be others by now, since the laptop went on; but the fork is
 * the one that was noted: what came before it counts for the copy, what comes after it must come
 * again in its own chain. Noted at the end of the parent, it may be just that it was not known. */
static void
answer_again (GvtRejoinAnswer *answer, GvtCopyRecord *known)
{
  answer->incarnation = known->incarnation;
  answer->code = g_steal_pointer (&known->code);
  answer->after_seq = known->fork_seq < known->parent_seq
                          ? known->fork_seq
                          : MIN (answer->after_seq, known->fork_seq);
}

static gboolean
rejoin (GvtDb *db, gpointer user_data, GError **error)
{
  Rejoining *self = user_data;
  GvtRejoinAnswer *answer = self->answer;
  g_auto (GvtCopyRecord) known = { .device = *self->device };
  guint64 head_seq;
  GvtHash head;

  if (!find_common (self, db, &answer->after_seq, error)
      || !gvt_copy_store_find (db, &self->request->key, &known, error))
    return FALSE;
  if (known.incarnation != 0)
    {
      answer_again (answer, &known);
      return TRUE;
    }

  return gvt_journal_head (self->central->journal, db, self->device, self->incarnation, &head_seq,
                           &head, error)
         && check_fork (self, db, answer->after_seq, head_seq, error)
         && begin_copy (self, db, head_seq, error);
}

GvtRejoinAnswer *
gvt_central_rejoin (GvtCentral *self,
                    const GvtId *device,
                    guint32 incarnation,
                    const GvtRejoinRequest *request,
                    GError **error)
{
  g_autoptr (GvtRejoinAnswer) answer = g_new0 (GvtRejoinAnswer, 1);
  Rejoining rejoining = { self, device, incarnation, request, answer };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && request != NULL, NULL);

  answer->device = *device;
  answer->key = request->key;
  answer->at_us = gvt_clock_now_us (self->clock);
  return gvt_store_write (self->store, rejoin, &rejoining, error) ? g_steal_pointer (&answer)
                                                                  : NULL;
}

static gboolean
check_open (GvtDb *db, gpointer user_data, GError **error)
{
  Rejoining *self = user_data;

  return gvt_copy_store_check_open (db, self->device, self->incarnation, error);
}

gboolean
gvt_central_check_open (GvtCentral *self, const GvtId *device, guint32 incarnation, GError **error)
{
  Rejoining rejoining = { .device = device, .incarnation = incarnation };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL, FALSE);

  return gvt_store_read (self->store, check_open, &rejoining, error);
}

/* --- a supervisor's word --- */

typedef struct
{
  GvtCentral *central;
  const GvtDeviceRecord *device;
  const char *supervisor;
} Confirmation;

static gboolean
check_confirmation (Confirmation *self, GvtDb *db, GError **error)
{
  g_autoptr (GvtUser) user = NULL;

  if (!gvt_user_store_find (db, self->supervisor, &user, error))
    return FALSE;

  if (user == NULL || user->role != GVT_ROLE_SUPERVISOR)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s is no supervisor"),
                 self->supervisor);
  else if (self->device->is_closed)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("laptop %s was copied: confirm the copy that is to go on"), self->device->code);
  else if (self->device->is_confirmed)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("laptop %s needs no confirmation"),
                 self->device->code);
  else
    return TRUE;
  return FALSE;
}

static gboolean
confirm (GvtDb *db, gpointer user_data, GError **error)
{
  Confirmation *self = user_data;
  const GvtId *device = &self->device->device;
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GBytes) message = gvt_confirmation_write (self->device->incarnation);
  GvtEventDraft draft = {
    .kind = GVT_DEVICE_CONFIRMED_KIND,
    .subject = device->bytes,
    .subject_length = sizeof device->bytes,
    .body = body,
  };

  if (!check_confirmation (self, db, error))
    return FALSE;

  gvt_json_set_id (body, "device", device);
  json_object_set_int_member (body, "incarnation", self->device->incarnation);
  json_object_set_string_member (body, "user", self->supervisor);
  return gvt_journal_append (self->central->journal, db, &draft, NULL, error)
         && gvt_central_queue (self->central, db, device, self->device->incarnation,
                               GVT_CONFIRMATION_TYPE, message, error);
}

gboolean
gvt_central_confirm_copy (GvtCentral *self,
                          const GvtDeviceRecord *device,
                          const char *supervisor,
                          GError **error)
{
  Confirmation confirmation = { self, device, supervisor };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL && supervisor != NULL, FALSE);

  return gvt_store_write (self->store, confirm, &confirmation, error);
}
