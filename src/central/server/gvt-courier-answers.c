/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-answers.h"

#include "gvt-courier-reply.h"
#include "gvt-courier-stick.h"
#include "gvt-error.h"

void
gvt_courier_answer_free (GvtCourierAnswer *self)
{
  g_free (self->path);
  g_free (self->code);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_free (self);
}

/* --- onto a stick --- */

typedef struct
{
  const char *folder;
  GPtrArray *before; /* GvtCourierAnswer: onto other sticks, this time */
  GvtCourierAnswer *answer;
} Stick;

/* Pieces of modules are large: what stands on one stick needs no room on the next. */
static gboolean
stands_elsewhere (const Stick *stick, const char *name)
{
  for (guint i = 0; i < stick->before->len; i++)
    {
      const GvtCourierAnswer *other = stick->before->pdata[i];

      for (guint j = 0; j < other->paths->len; j++)
        if (g_str_has_suffix (other->paths->pdata[j], name))
          return TRUE;
    }
  return FALSE;
}

static gboolean
put (gpointer user_data,
     const GvtCourierFacts *facts,
     const char *name,
     GBytes *part,
     GError **error)
{
  Stick *stick = user_data;
  GvtCourierAnswer *answer = stick->answer;
  char *path;

  if (facts->type == GVT_COURIER_FILES && stands_elsewhere (stick, name))
    return TRUE;
  path = gvt_courier_put (stick->folder, name, part, error);
  if (path == NULL)
    return FALSE;
  g_ptr_array_add (answer->paths, path);
  answer->counts[facts->type]++;
  if (facts->type == GVT_COURIER_LETTERS)
    answer->letters += facts->last_seq - facts->first_seq + 1;
  if (facts->type == GVT_COURIER_RECEIPT)
    answer->path = g_strdup (path);
  return TRUE;
}

/* What the laptop did not ask about stays as it lies there. */
static void
remove_old (const Stick *stick, const GvtCourierReply *reply)
{
  static const GvtCourierType asked[] = { GVT_COURIER_LETTERS, GVT_COURIER_FILES };
  static const GvtCourierType always[] = { GVT_COURIER_RECEIPT, GVT_COURIER_LISTS };
  const GvtCourierAnswer *answer = stick->answer;

  for (gsize i = 0; i < G_N_ELEMENTS (always); i++)
    gvt_courier_remove_old (stick->folder, answer->code, answer->incarnation, always[i],
                            answer->paths);
  for (gsize i = 0; reply->ask != NULL && i < G_N_ELEMENTS (asked); i++)
    gvt_courier_remove_old (stick->folder, answer->code, answer->incarnation, asked[i],
                            answer->paths);
  if (reply->held != NULL)
    gvt_courier_remove_old (stick->folder, answer->code, answer->incarnation, GVT_COURIER_HELD,
                            answer->paths);
}

/* A stick that is full behind the receipt is of use as it is. Returns: (transfer full) (nullable)
 */
static GvtCourierAnswer *
answer (GvtCentral *central,
        const GvtCourierReply *reply,
        const char *code,
        const char *folder,
        GPtrArray *before,
        GError **error)
{
  g_autoptr (GvtCourierAnswer) self = g_new0 (GvtCourierAnswer, 1);
  Stick stick = { folder, before, self };
  const GvtCourierSink sink = { NULL, put, &stick };
  GError *local = NULL;

  self->code = g_strdup (code);
  self->incarnation = reply->receipt->incarnation;
  self->seq = reply->receipt->seq;
  self->paths = g_ptr_array_new_with_free_func (g_free);
  if (!gvt_courier_reply_write (central, reply, code, &sink, &local))
    {
      self->is_short = self->path != NULL
                       && g_error_matches (local, GVT_ERROR, GVT_ERROR_DISK_FULL);
      if (!self->is_short)
        {
          g_propagate_error (error, local);
          return NULL;
        }
      g_error_free (local);
    }
  remove_old (&stick, reply);
  return g_steal_pointer (&self);
}

/* --- what there is to say --- */

static gboolean
is_same_chain (const GvtCourierFacts *a, const GvtCourierFacts *b)
{
  return a->incarnation == b->incarnation && gvt_id_equal (&a->device, &b->device);
}

static gboolean
is_answerable (const GvtCourierEntry *entry)
{
  return entry->is_open && entry->state != GVT_COURIER_REFUSED && entry->code != NULL;
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

/* Of all its parts that came, on whichever stick: the newest word on its records and what it asked
 * for last, since they stand in that order, and all photos. */
static void
fill_reply (GPtrArray *entries, const GvtCourierEntry *entry, GvtCourierReply *reply)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const GvtCourierEntry *other = entries->pdata[i];

      if (!other->is_open || !is_same_chain (&other->facts, &entry->facts))
        continue;
      if (is_answerable (other))
        reply->receipt = &other->receipt;
      if (other->ask != NULL)
        reply->ask = other->ask;
      if (other->held == NULL)
        continue;
      if (reply->held == NULL)
        reply->held = g_ptr_array_new ();
      g_ptr_array_extend (reply->held, other->held, NULL, NULL);
      reply->held_serial = MAX (reply->held_serial, other->facts.serial);
    }
}

GPtrArray *
gvt_courier_desk_answer (GvtCentral *central, GPtrArray *entries, GError **error)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_courier_answer_free);

  for (guint i = 0; i < entries->len; i++)
    {
      const GvtCourierEntry *entry = entries->pdata[i];
      g_autofree char *folder = entry->path != NULL ? g_path_get_dirname (entry->path) : NULL;
      GvtCourierReply reply = { .has_lists = TRUE };
      GvtCourierAnswer *written;

      if (!is_answerable (entry) || entry->was_held || !is_last_of_folder (entries, i, folder))
        continue;
      fill_reply (entries, entry, &reply);
      written = answer (central, &reply, entry->code, folder, answers, error);
      g_clear_pointer (&reply.held, g_ptr_array_unref);
      if (written == NULL)
        return NULL;
      g_ptr_array_add (answers, written);
    }
  return g_steal_pointer (&answers);
}

/* --- over the network --- */

typedef struct
{
  guint32 index;
  guint32 n; /* asked so far */
  char **name;
  GBytes **part;
} Pick;

static gboolean
wants_picked (gpointer user_data)
{
  Pick *pick = user_data;

  return pick->n++ == pick->index;
}

static gboolean
take_picked (gpointer user_data,
             const GvtCourierFacts *facts,
             const char *name,
             GBytes *part,
             GError **error)
{
  Pick *pick = user_data;

  *pick->name = g_strdup (name);
  *pick->part = g_bytes_ref (part);
  return TRUE;
}

gboolean
gvt_courier_desk_answer_one (GvtCentral *central,
                             GvtCourierEntry *entry,
                             guint32 index,
                             guint32 *n,
                             char **name,
                             GBytes **part,
                             GError **error)
{
  const GvtCourierReply reply = { .receipt = &entry->receipt,
                                  .held = entry->held,
                                  .held_serial = entry->facts.serial,
                                  .ask = entry->ask,
                                  .has_lists = entry->facts.type != GVT_COURIER_PHOTOS };
  Pick pick = { index, 0, name, part };
  const GvtCourierSink sink = { wants_picked, take_picked, &pick };

  *name = NULL;
  *part = NULL;
  if (!gvt_courier_reply_write (central, &reply, entry->code, &sink, error))
    return FALSE;
  *n = pick.n;
  return TRUE;
}
