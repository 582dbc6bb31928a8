/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-desk.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-central-devices.h"
#include "gvt-courier-admission.h"
#include "gvt-courier-shelf.h"
#include "gvt-error.h"
#include "gvt-file.h"

void
gvt_courier_entry_free (GvtCourierEntry *self)
{
  g_free (self->path);
  g_free (self->code);
  g_clear_pointer (&self->ask, gvt_courier_ask_free);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

const char *
gvt_courier_state_to_text (GvtCourierState state)
{
  static const char *const texts[] = {
    [GVT_COURIER_TAKEN] = "taken",
    [GVT_COURIER_KNOWN] = "known",
    [GVT_COURIER_WAITING] = "held",
    [GVT_COURIER_REFUSED] = "refused",
  };

  return texts[state];
}

/* --- looking at them --- */

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

/* What cannot be read says why in its error. Returns: (transfer full) */
static GvtCourierEntry *
look_at_bytes (GvtCentral *central, GPtrArray *devices, GBytes *bytes)
{
  GvtCourierEntry *self = g_new0 (GvtCourierEntry, 1);
  g_autoptr (GvtCourierPart) part = gvt_courier_admission_open (central, bytes, &self->error);

  self->state = GVT_COURIER_REFUSED;
  if (part == NULL)
    return self;

  self->is_open = TRUE;
  self->facts = *gvt_courier_part_get_facts (part);
  self->code = g_strdup (find_code (devices, &self->facts));
  return self;
}

/* Only what it is; its content is read again when it is its turn, so that a stick full of the
 * largest parts needs the memory of one. Returns: (transfer full) (nullable): %NULL for what is for
 * laptops */
static GvtCourierEntry *
look_at (GvtCentral *central, GPtrArray *devices, const char *path, gboolean was_held)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = gvt_file_read (path, GVT_COURIER_MAX_BYTES, &local);
  GvtCourierLabel label;
  GvtCourierEntry *self;

  if (bytes != NULL && gvt_courier_part_peek (bytes, &label, NULL)
      && !gvt_courier_type_is_for_centre (label.type))
    return NULL;
  self = bytes != NULL ? look_at_bytes (central, devices, bytes) : g_new0 (GvtCourierEntry, 1);
  if (bytes == NULL)
    {
      self->state = GVT_COURIER_REFUSED;
      self->error = g_steal_pointer (&local);
    }
  self->path = g_strdup (path);
  self->was_held = was_held;
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

/* What a laptop asks for comes last: then its answer knows of all that it brought. */
static int
rank (GvtCourierType type)
{
  return type == GVT_COURIER_EVENTS ? 0 : type == GVT_COURIER_PHOTOS ? 1 : 2;
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
  if (first->type != second->type)
    return rank (first->type) - rank (second->type);
  if (first->type == GVT_COURIER_ASK)
    return (first->serial > second->serial) - (first->serial < second->serial);
  if (first->first_seq != second->first_seq)
    return first->first_seq < second->first_seq ? -1 : 1;
  return (first->last_seq > second->last_seq) - (first->last_seq < second->last_seq);
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

  if (bytes == NULL || !gvt_courier_admission_take (central, entry, bytes, &local))
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

GvtCourierEntry *
gvt_courier_desk_take (GvtCentral *central, GBytes *part, GError **error)
{
  g_autoptr (GPtrArray) devices = gvt_central_list_devices (central, error);
  g_autoptr (GvtCourierEntry) entry = devices != NULL ? look_at_bytes (central, devices, part)
                                                      : NULL;
  GError *local = NULL;

  if (devices == NULL)
    return NULL;
  if (entry->is_open && !gvt_courier_admission_take (central, entry, part, &local))
    refuse (entry, local);
  return g_steal_pointer (&entry);
}
