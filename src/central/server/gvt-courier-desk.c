/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-desk.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-admission.h"
#include "gvt-central-devices.h"
#include "gvt-courier-lists.h"
#include "gvt-courier-shelf.h"
#include "gvt-courier-stick.h"
#include "gvt-error.h"
#include "gvt-event-frame.h"
#include "gvt-file.h"
#include "gvt-push-request.h"
#include "gvt-seal.h"

void
gvt_courier_entry_free (GvtCourierEntry *self)
{
  g_free (self->path);
  g_free (self->code);
  g_clear_error (&self->error);
  g_free (self);
}

const char *
gvt_courier_state_to_text (GvtCourierState state)
{
  static const char *const texts[] = {
    [GVT_COURIER_TAKEN] = "taken",
    [GVT_COURIER_KNOWN] = "known",
    [GVT_COURIER_HELD] = "held",
    [GVT_COURIER_REFUSED] = "refused",
  };

  return texts[state];
}

/* --- reading one --- */

/* A header that says other things than its records would be held, or put in order, by a lie. */
static gboolean
check_frame (GvtCourierPart *part, GError **error)
{
  const GvtCourierFacts *facts = gvt_courier_part_get_facts (part);
  GvtHash head;
  g_autoptr (GBytes) frame = gvt_push_request_read (gvt_courier_part_get_payload (part), &head,
                                                    error);
  guint64 first_seq;
  guint count;

  if (frame == NULL || !gvt_event_frame_peek (frame, NULL, NULL, &first_seq, &count, error))
    return FALSE;
  if (first_seq == facts->first_seq && first_seq + count - 1 == facts->last_seq)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                       "The part does not hold the records that it names");
  return FALSE;
}

static gboolean
check_sender (GvtCentral *central, GvtCourierPart *part, GError **error)
{
  const GvtCourierFacts *facts = gvt_courier_part_get_facts (part);
  g_autoptr (GError) local = NULL;
  GvtPublicKey key;

  if (gvt_central_find_device (central, &facts->device, facts->incarnation, &key, &local))
    return gvt_courier_part_verify (part, &key, error) && check_frame (part, error);
  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                    _ ("This courier part is of a laptop that this centre does not know. Nothing "
                       "was taken from it."));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Sealed to this centre, whole, and by a laptop that it knows. Returns: (transfer full) (nullable)
 */
static GvtCourierPart *
open_part (GvtCentral *central, GBytes *bytes, GError **error)
{
  g_autoptr (GvtCourierPart) part = gvt_courier_part_open (
      bytes, gvt_central_get_sealing_key (central), error);

  return part != NULL && check_sender (central, part, error) ? g_steal_pointer (&part) : NULL;
}

static const char *
find_code (GPtrArray *devices, const GvtCourierFacts *facts)
{
  for (guint i = 0; i < devices->len; i++)
    {
      const GvtDeviceRecord *device = devices->pdata[i];

      if (device->incarnation == facts->incarnation
          && gvt_id_equal (&device->device, &facts->device))
        return device->code;
    }

  return NULL;
}

/* Only what it is; its content is read again when it is its turn, so that a stick full of the
 * largest parts needs the memory of one. Returns: (transfer full) (nullable): %NULL for a receipt
 */
static GvtCourierEntry *
look_at (GvtCentral *central, GPtrArray *devices, const char *path, gboolean was_held)
{
  GvtCourierEntry *self = g_new0 (GvtCourierEntry, 1);
  g_autoptr (GBytes) bytes = gvt_file_read (path, GVT_COURIER_MAX_BYTES, &self->error);
  g_autoptr (GvtCourierPart) part = NULL;
  GvtCourierLabel label;

  self->path = g_strdup (path);
  self->was_held = was_held;
  self->state = GVT_COURIER_REFUSED;
  if (bytes == NULL || !gvt_courier_part_peek (bytes, &label, &self->error))
    return self;
  if (label.type != GVT_COURIER_EVENTS)
    {
      gvt_courier_entry_free (self);
      return NULL;
    }

  part = open_part (central, bytes, &self->error);
  if (part == NULL)
    return self;

  self->is_open = TRUE;
  self->facts = *gvt_courier_part_get_facts (part);
  self->code = g_strdup (find_code (devices, &self->facts));
  return self;
}

static void
look_at_all (
    GvtCentral *central, GPtrArray *devices, GPtrArray *paths, gboolean were_held, GPtrArray *into)
{
  for (guint i = 0; i < paths->len; i++)
    {
      GvtCourierEntry *entry = look_at (central, devices, paths->pdata[i], were_held);

      if (entry != NULL)
        g_ptr_array_add (into, entry);
    }
}

/* --- taking them in the order of the records --- */

static gboolean
is_same_chain (const GvtCourierFacts *a, const GvtCourierFacts *b)
{
  return a->incarnation == b->incarnation && gvt_id_equal (&a->device, &b->device);
}

static gint
compare_entries (gconstpointer a, gconstpointer b)
{
  const GvtCourierFacts *first = &(*(const GvtCourierEntry *const *) a)->facts;
  const GvtCourierFacts *second = &(*(const GvtCourierEntry *const *) b)->facts;
  int order = memcmp (first->device.bytes, second->device.bytes, sizeof first->device.bytes);

  if (order != 0)
    return order;
  if (first->incarnation != second->incarnation)
    return first->incarnation < second->incarnation ? -1 : 1;
  if (first->first_seq != second->first_seq)
    return first->first_seq < second->first_seq ? -1 : 1;
  return (first->last_seq > second->last_seq) - (first->last_seq < second->last_seq);
}

typedef struct
{
  GvtCentral *central;
  const GvtCourierFacts *facts;
  guint64 seq;
} HeadReading;

static gboolean
read_head (GvtDb *db, gpointer user_data, GError **error)
{
  HeadReading *reading = user_data;
  GvtHash head;

  return gvt_journal_head (gvt_central_get_journal (reading->central), db, &reading->facts->device,
                           reading->facts->incarnation, &reading->seq, &head, error);
}

static gboolean
find_head (GvtCentral *central, const GvtCourierFacts *facts, guint64 *seq, GError **error)
{
  GvtStore *store = gvt_journal_get_store (gvt_central_get_journal (central));
  HeadReading reading = { central, facts, 0 };

  if (!gvt_store_read (store, read_head, &reading, error))
    return FALSE;

  *seq = reading.seq;
  return TRUE;
}

static gboolean
admit (GvtCentral *central, GvtCourierEntry *entry, GBytes *bytes, GError **error)
{
  g_autoptr (GvtCourierPart) part = open_part (central, bytes, error);
  guint64 before;

  if (part == NULL || !find_head (central, &entry->facts, &before, error)
      || !gvt_admission_take (central, &entry->facts.device, entry->facts.incarnation,
                              gvt_courier_part_get_payload (part), &entry->receipt, error))
    return FALSE;

  if (entry->receipt.seq < entry->facts.last_seq)
    {
      entry->state = GVT_COURIER_HELD;
      return entry->was_held || gvt_courier_shelf_put (central, bytes, error);
    }

  entry->n_new = entry->receipt.seq - MIN (before, entry->receipt.seq);
  entry->state = entry->n_new > 0 ? GVT_COURIER_TAKEN : GVT_COURIER_KNOWN;
  return TRUE;
}

/* @local: (transfer full) */
static void
refuse (GvtCourierEntry *entry, GError *local)
{
  entry->state = GVT_COURIER_REFUSED;
  if (!g_error_matches (local, GVT_ERROR, GVT_ERROR_CHAIN))
    {
      entry->error = local;
      return;
    }

  gvt_error_tell (&entry->error, GVT_ERROR_CHAIN,
                  _ ("These records do not follow those that the centre holds of this laptop: its "
                     "disk was copied or set back. Nothing was taken from this part, and nothing "
                     "is lost. Let the laptop synchronise over the network once: it then goes on "
                     "under a number of its own."));
  g_error_free (local);
}

static void
take (GvtCentral *central, GvtCourierEntry *entry)
{
  GError *local = NULL;
  g_autoptr (GBytes) bytes = gvt_file_read (entry->path, GVT_COURIER_MAX_BYTES, &local);

  if (bytes == NULL || !admit (central, entry, bytes, &local))
    refuse (entry, local);
}

/* Whether a part that lay here needs to lie here no longer: it is in, or can never come in. */
static gboolean
is_settled (const GvtCourierEntry *entry)
{
  return entry->state == GVT_COURIER_TAKEN || entry->state == GVT_COURIER_KNOWN
         || g_error_matches (entry->error, GVT_ERROR, GVT_ERROR_CHAIN)
         || g_error_matches (entry->error, GVT_ERROR, GVT_ERROR_BAD_FORMAT)
         || g_error_matches (entry->error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
clear_shelf (GPtrArray *entries)
{
  for (guint i = entries->len; i > 0; i--)
    {
      GvtCourierEntry *entry = entries->pdata[i - 1];

      if (!entry->was_held)
        continue;
      if (is_settled (entry))
        g_unlink (entry->path);
      else
        g_ptr_array_remove_index (entries, i - 1); /* as it was before: nothing to tell */
    }
}

GPtrArray *
gvt_courier_desk_accept (GvtCentral *central, GPtrArray *paths, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_courier_entry_free);
  g_autoptr (GPtrArray) held = gvt_courier_shelf_list (central);
  g_autoptr (GPtrArray) devices = gvt_central_list_devices (central, error);

  if (devices == NULL)
    return NULL;

  look_at_all (central, devices, paths, FALSE, entries);
  look_at_all (central, devices, held, TRUE, entries);
  g_ptr_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      GvtCourierEntry *entry = entries->pdata[i];

      if (entry->is_open)
        take (central, entry);
    }
  clear_shelf (entries);
  return g_steal_pointer (&entries);
}

/* --- receipts --- */

void
gvt_courier_answer_free (GvtCourierAnswer *self)
{
  g_free (self->path);
  g_free (self->code);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_free (self);
}

static GBytes *
write_receipt (GvtCentral *central,
               const GvtReceipt *receipt,
               GvtCourierFacts *facts,
               GError **error)
{
  const GvtSecret *signing_key = gvt_central_get_signing_key (central);
  g_autoptr (GBytes) keys = gvt_central_dup_keys_statement (central);
  g_autoptr (GBytes) bytes = gvt_receipt_write (receipt, signing_key, error);
  g_autoptr (GBytes) payload = bytes != NULL ? gvt_courier_receipt_write (keys, bytes) : NULL;
  GvtPublicKey signer, recipient;

  *facts = (GvtCourierFacts){ .type = GVT_COURIER_RECEIPT,
                              .device = receipt->device,
                              .incarnation = receipt->incarnation,
                              .serial = receipt->seq,
                              .number = 1,
                              .n_parts = 1,
                              .last_seq = receipt->seq };
  if (payload == NULL
      || !gvt_central_find_device (central, &receipt->device, receipt->incarnation, &signer, error)
      || !gvt_sealing_key_public_of (&signer, &recipient, error))
    return NULL;
  return gvt_courier_part_write (facts, payload, &recipient, signing_key, error);
}

/* Returns: (transfer full) (nullable) */
static GvtCourierAnswer *
answer (GvtCentral *central, const GvtCourierEntry *entry, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  GvtCourierAnswer *self;
  GvtCourierFacts facts;
  g_autoptr (GBytes) part = write_receipt (central, &entry->receipt, &facts, error);
  g_autoptr (GPtrArray) lists = NULL;

  if (part == NULL)
    return NULL;

  name = gvt_courier_name (entry->code, &facts);
  path = gvt_courier_put (folder, name, part, error);
  if (path == NULL)
    return NULL;

  g_ptr_array_add (kept, path);
  gvt_courier_remove_old (folder, entry->code, facts.incarnation, TRUE, kept);
  lists = gvt_courier_write_lists (central, &facts.device, facts.incarnation, entry->code, folder,
                                   error);
  if (lists == NULL)
    return NULL;
  self = g_new0 (GvtCourierAnswer, 1);
  self->path = g_steal_pointer (&path);
  self->code = g_strdup (entry->code);
  self->incarnation = facts.incarnation;
  self->seq = entry->receipt.seq;
  self->lists = g_steal_pointer (&lists);
  return self;
}

static gboolean
is_answerable (const GvtCourierEntry *entry)
{
  return entry->is_open && entry->state != GVT_COURIER_REFUSED && entry->code != NULL;
}

/* The newest word on @entry's laptop: they stand in the order of its records. */
static const GvtCourierEntry *
find_newest (GPtrArray *entries, const GvtCourierEntry *entry)
{
  for (guint i = entries->len; i > 0; i--)
    {
      const GvtCourierEntry *other = entries->pdata[i - 1];

      if (is_answerable (other) && is_same_chain (&other->facts, &entry->facts))
        return other;
    }

  return entry;
}

/* A stick gets one for each laptop whose parts lie there; the last of them asks. */
static gboolean
is_last_of_folder (GPtrArray *entries, guint index, const char *folder)
{
  const GvtCourierEntry *entry = entries->pdata[index];

  for (guint i = index + 1; i < entries->len; i++)
    {
      const GvtCourierEntry *later = entries->pdata[i];
      g_autofree char *other = g_path_get_dirname (later->path);

      if (is_answerable (later) && !later->was_held && is_same_chain (&later->facts, &entry->facts)
          && g_str_equal (other, folder))
        return FALSE;
    }

  return TRUE;
}

GPtrArray *
gvt_courier_desk_answer (GvtCentral *central, GPtrArray *entries, GError **error)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_courier_answer_free);

  for (guint i = 0; i < entries->len; i++)
    {
      const GvtCourierEntry *entry = entries->pdata[i];
      g_autofree char *folder = g_path_get_dirname (entry->path);
      GvtCourierAnswer *written;

      if (!is_answerable (entry) || entry->was_held || !is_last_of_folder (entries, i, folder))
        continue;
      written = answer (central, find_newest (entries, entry), folder, error);
      if (written == NULL)
        return NULL;
      g_ptr_array_add (answers, written);
    }
  return g_steal_pointer (&answers);
}
