/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-carry.h"

#include <string.h>

#include "gvt-carry-message.h"
#include "gvt-courier-stick.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-sync-restored.h"
#include "gvt-sync-run.h"

#define MAX_ANSWERS 10000 /* to one part: what no centre writes */

/* A part for the centre. */
typedef struct
{
  char *path;
  char *owner; /* folder and laptop, as the names say: answers to one come together */
  GvtCourierType type;
} Parcel;

typedef struct
{
  GvtSyncRun run;
  GvtProgress *progress;
  GvtCarryReport *report;
  GPtrArray *parcels; /* Parcel */
} Carrying;

static void
carrying_clear (Carrying *self)
{
  gvt_sync_run_end (&self->run);
  g_clear_pointer (&self->parcels, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Carrying, carrying_clear)

static void
parcel_free (gpointer data)
{
  Parcel *self = data;

  g_free (self->path);
  g_free (self->owner);
  g_free (self);
}

/* --- what there is to carry --- */

static gboolean
look_at (Carrying *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_file_read (path, GVT_COURIER_MAX_BYTES, error);
  const char *name = strrchr (path, G_DIR_SEPARATOR);
  GvtCourierLabel label;
  Parcel *parcel;

  if (bytes == NULL || !gvt_courier_part_peek (bytes, &label, error))
    return FALSE;
  if (!gvt_courier_type_is_for_centre (label.type))
    return TRUE;

  name = name != NULL ? name + 1 : path;
  parcel = g_new0 (Parcel, 1);
  parcel->path = g_strdup (path);
  parcel->owner = g_strndup (path, (gsize) (name - path) + gvt_courier_name_owner_length (name));
  parcel->type = label.type;
  g_ptr_array_add (self->parcels, parcel);
  return TRUE;
}

static int
rank (GvtCourierType type)
{
  return type == GVT_COURIER_EVENTS ? 0 : type == GVT_COURIER_PHOTOS ? 1 : 2;
}

/* Of each laptop its records first, then what stands on them; by name within these. */
static gint
compare_parcels (gconstpointer a, gconstpointer b)
{
  const Parcel *first = *(const Parcel *const *) a;
  const Parcel *second = *(const Parcel *const *) b;
  int order = strcmp (first->owner, second->owner);

  if (order != 0)
    return order;
  if (first->type != second->type)
    return rank (first->type) - rank (second->type);
  return strcmp (first->path, second->path);
}

/* --- handing one over --- */

static gboolean
call (Carrying *self, GBytes *part, guint32 index, GvtCarryAnswer *answer, GError **error)
{
  g_autoptr (GBytes) request = gvt_carry_request_write (index, part);
  g_autoptr (GBytes) bytes = gvt_caller_call (self->run.caller, GVT_CALL_CARRY, request,
                                              GVT_CARRY_ANSWER_HEAD_MAX + GVT_COURIER_MAX_BYTES,
                                              self->run.cancellable, error);

  return bytes != NULL && gvt_carry_answer_read (bytes, answer, error);
}

static gboolean
put_answer (Carrying *self,
            const Parcel *parcel,
            const GvtCarryAnswer *answer,
            GPtrArray *written,
            GError **error)
{
  g_autofree char *folder = g_path_get_dirname (parcel->path);
  GvtCourierLabel label;
  char *path;

  if (!gvt_courier_part_peek (answer->part, &label, error))
    return FALSE;
  path = gvt_courier_put (folder, answer->name, answer->part, error);
  if (path == NULL)
    return FALSE;
  if (g_ptr_array_find_with_equal_func (written, path, g_str_equal, NULL))
    {
      g_free (path); /* a later word of the same */
      return TRUE;
    }
  g_ptr_array_add (written, path);
  self->report->n_answers++;
  return TRUE;
}

/* What the centre writes for the laptop may grow while it is fetched. */
static gboolean
fetch_answers (
    Carrying *self, const Parcel *parcel, GBytes *part, GPtrArray *written, GError **error)
{
  guint32 n = 1;

  for (guint32 index = 0; index < n; index++)
    {
      g_auto (GvtCarryAnswer) answer = { 0 };

      if (g_cancellable_set_error_if_cancelled (self->run.cancellable, error)
          || !call (self, part, index, &answer, error))
        return FALSE;
      n = MIN (answer.n_answers, MAX_ANSWERS);
      if (answer.name[0] != '\0' && !put_answer (self, parcel, &answer, written, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
hand_over (Carrying *self, const Parcel *parcel, GBytes *part, GError **error)
{
  g_auto (GvtCarryAnswer) answer = { 0 };

  if (!call (self, part, GVT_CARRY_NO_ANSWER, &answer, error))
    return FALSE;
  self->report->n_taken += answer.state == GVT_CARRY_TAKEN;
  self->report->n_known += answer.state == GVT_CARRY_KNOWN;
  self->report->n_waiting += answer.state == GVT_CARRY_WAITS;
  return TRUE;
}

/* Photos are told of one part at a time; all else the last part of a laptop asks for. */
static gboolean
is_answered (Carrying *self, guint index)
{
  const Parcel *parcel = self->parcels->pdata[index];
  const Parcel *next = index + 1 < self->parcels->len ? self->parcels->pdata[index + 1] : NULL;

  return parcel->type == GVT_COURIER_PHOTOS || next == NULL
         || !g_str_equal (next->owner, parcel->owner);
}

static void
remove_old (const Parcel *parcel, GPtrArray *written)
{
  static const GvtCourierType types[] = { GVT_COURIER_RECEIPT, GVT_COURIER_LETTERS,
                                          GVT_COURIER_HELD, GVT_COURIER_LISTS, GVT_COURIER_FILES };
  g_autofree char *folder = g_path_get_dirname (parcel->path);
  g_autofree char *owner = g_path_get_basename (parcel->owner);
  char *dash = strchr (owner, '-');

  if (dash == NULL || written->len == 0)
    return;
  *dash = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    gvt_courier_remove_old (folder, owner, (guint32) g_ascii_strtoull (dash + 1, NULL, 10),
                            types[i], written);
}

/* @written: (inout): the answers to this laptop so far */
static gboolean
carry (Carrying *self, guint index, GPtrArray *written, GError **error)
{
  const Parcel *parcel = self->parcels->pdata[index];
  g_autoptr (GBytes) part = gvt_file_read (parcel->path, GVT_COURIER_MAX_BYTES, error);

  if (part == NULL || !hand_over (self, parcel, part, error))
    return FALSE;
  if (is_answered (self, index) && !fetch_answers (self, parcel, part, written, error))
    return FALSE;
  if (parcel->type == GVT_COURIER_ASK && is_answered (self, index))
    remove_old (parcel, written);
  return TRUE;
}

/* @local: (transfer full): with the name of the file, unless it ends the talk. Returns: whether the
 * others may be carried */
static gboolean
keep_failure (Carrying *self, GError **first, const char *path, GError *local)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *words = NULL;
  GError *named = NULL;

  if (gvt_sync_ends_talk (local) || local->domain != GVT_ERROR)
    return gvt_sync_keep_failure (first, local);
  self->report->n_refused++;
  words = gvt_error_describe (local);
  gvt_error_tell (&named, (GvtError) local->code, "%s: %s", name, words);
  g_error_free (local);
  return gvt_sync_keep_failure (first, named);
}

static void
carry_all (Carrying *self, GError **first)
{
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
  gboolean may_go_on = TRUE;

  for (guint i = 0; i < self->parcels->len && may_go_on; i++)
    {
      const Parcel *parcel = self->parcels->pdata[i];
      const Parcel *before = i > 0 ? self->parcels->pdata[i - 1] : NULL;
      GError *local = NULL;

      gvt_progress_tell (self->progress, 0, i, self->parcels->len);
      if (before == NULL || !g_str_equal (before->owner, parcel->owner))
        g_ptr_array_set_size (written, 0);
      if (g_cancellable_set_error_if_cancelled (self->run.cancellable, &local)
          || !carry (self, i, written, &local))
        may_go_on = keep_failure (self, first, parcel->path, local);
    }
}

static gboolean
find_parcels (Carrying *self, const char *path, GError **first, GError **error)
{
  g_autoptr (GPtrArray) paths = gvt_courier_find (path, error);

  self->parcels = g_ptr_array_new_with_free_func (parcel_free);
  for (guint i = 0; paths != NULL && i < paths->len; i++)
    {
      GError *local = NULL;

      if (!look_at (self, paths->pdata[i], &local))
        keep_failure (self, first, paths->pdata[i], local);
    }
  g_ptr_array_sort (self->parcels, compare_parcels);
  return paths != NULL;
}

gboolean
gvt_courier_carry (GvtProfile *profile,
                   GvtTransport *transport,
                   const char *path,
                   GvtProgress *progress,
                   GvtCarryReport *report,
                   GCancellable *cancellable,
                   GError **error)
{
  g_auto (Carrying) self = {
    .run = { .profile = profile, .transport = transport, .cancellable = cancellable },
    .progress = progress,
    .report = report
  };
  GError *first = NULL;

  *report = (GvtCarryReport){ 0 };
  if (!gvt_sync_run_begin (&self.run, error) || !gvt_sync_check_restored (&self.run, error)
      || !find_parcels (&self, path, &first, error))
    {
      g_clear_error (&first);
      return FALSE;
    }
  carry_all (&self, &first);
  if (first == NULL)
    return TRUE;

  g_propagate_error (error, first);
  return FALSE;
}
