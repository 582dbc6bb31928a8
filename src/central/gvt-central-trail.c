/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-trail.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-central-private.h"
#include "gvt-error.h"
#include "gvt-key-store.h"
#include "gvt-nik.h"
#include "gvt-voter-subject.h"

/* The number under the key of one laptop; its copies have the same. */
typedef struct
{
  GvtId device;
  GvtHash subject;
} Subject;

typedef struct
{
  GvtCentral *central;
  const char *nik; /* digits alone */
  GArray *subjects;
  guint n_deaf;
} Hashing;

static gboolean
is_known (const Hashing *self, const GvtId *device)
{
  for (guint i = 0; i < self->subjects->len; i++)
    if (gvt_id_equal (&g_array_index (self->subjects, Subject, i).device, device))
      return TRUE;
  return FALSE;
}

static gboolean
hash_for (Hashing *self, GvtDb *db, const GvtId *device, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtSecret) key = gvt_key_store_load_lookup_key (db, self->central->wrap, device,
                                                             &local);
  Subject subject = { .device = *device };

  if (key != NULL)
    {
      gvt_voter_subject_of (key, self->nik, &subject.subject);
      g_array_append_val (self->subjects, subject);
      return TRUE;
    }
  self->n_deaf++;
  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
hash_for_all (GvtDb *db, gpointer user_data, GError **error)
{
  Hashing *self = user_data;
  g_autoptr (GPtrArray) devices = gvt_device_store_list (db, error);

  for (guint i = 0; devices != NULL && i < devices->len; i++)
    {
      const GvtDeviceRecord *device = devices->pdata[i];

      if (!is_known (self, &device->device) && !hash_for (self, db, &device->device, error))
        return FALSE;
    }
  return devices != NULL;
}

static int
compare_devices (gconstpointer a, gconstpointer b)
{
  const Subject *one = a;
  const Subject *other = b;

  return memcmp (one->device.bytes, other->device.bytes, sizeof one->device.bytes);
}

gboolean
gvt_central_trail (GvtCentral *self,
                   const char *nik,
                   GvtKeyset *page,
                   GvtEventFunc func,
                   gpointer user_data,
                   guint *n_deaf,
                   GError **error)
{
  char *clean = gvt_nik_clean (nik);
  g_autoptr (GArray) subjects = g_array_new (FALSE, FALSE, sizeof (Subject));
  Hashing hashing = { self, clean, subjects, 0 };
  gboolean done = *clean != '\0';

  if (!done)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("the NIK: nothing was given"));
  done = done && gvt_store_read (self->store, hash_for_all, &hashing, error);
  gvt_wipe_free (clean);
  g_array_sort (subjects, compare_devices);
  for (guint i = 0; done && i < subjects->len; i++)
    {
      const Subject *subject = &g_array_index (subjects, Subject, i);

      gvt_keyset_take_up (page);
      done = gvt_central_foreach_about (self, &subject->device, &subject->subject, page, func,
                                        user_data, error);
    }
  *n_deaf = hashing.n_deaf;
  return done;
}
