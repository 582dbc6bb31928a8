/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-diff.h"

#include <string.h>

#include "gvt-arena.h"
#include "gvt-nik.h"
#include "gvt-secret.h"

/* A row of either version; in the arena. */
typedef struct
{
  const char *cells[GVT_VOTER_N_COLUMNS];
  gint other; /* its place in the other version; negative while none is found */
} Row;

struct _GvtListDiffer
{
  GvtArena *arena;
  GPtrArray *before; /* of Row */
  GPtrArray *after;
};

static void
row_free (gpointer data)
{
  GvtDiffRow *row = data;

  g_free (row->id);
  g_free (row->nik_masked);
  g_free (row->sex);
  g_free (row->tps);
  g_free (row->note);
  g_free (row);
}

void
gvt_list_diff_free (GvtListDiff *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

GvtListDiffer *
gvt_list_differ_new (void)
{
  GvtListDiffer *self = g_new0 (GvtListDiffer, 1);

  self->arena = gvt_arena_new ();
  self->before = g_ptr_array_new ();
  self->after = g_ptr_array_new ();
  return self;
}

void
gvt_list_differ_free (GvtListDiffer *self)
{
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->after);
  gvt_arena_free (self->arena);
  g_free (self);
}

void
gvt_list_differ_add (GvtListDiffer *self, const GvtVoterRow *row, gboolean is_later)
{
  Row *kept = gvt_arena_new_array (self->arena, Row, 1);

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    kept->cells[i] = gvt_arena_copy (self->arena, row->text[i], strlen (row->text[i]));
  kept->other = -1;
  g_ptr_array_add (is_later ? self->after : self->before, kept);
}

/* --- who is who --- */

/* What two versions know a row by. Returns: (transfer full) (nullable): %NULL of a row that has
 * nothing of the kind */
typedef char *(*KeyFunc) (const Row *row);

static char *
nik_key (const Row *row)
{
  const char *nik = row->cells[GVT_VOTER_NIK];

  return gvt_nik_has_form (nik) ? g_strdup (nik) : NULL;
}

static char *
person_key (const Row *row)
{
  const char *birth = row->cells[GVT_VOTER_BIRTH_DATE];
  char *name = g_utf8_strup (row->cells[GVT_VOTER_NAME], -1);
  char *key = *name != '\0' && *birth != '\0' ? g_strjoin ("|", name, birth, NULL) : NULL;

  gvt_wipe_free (name);
  return key;
}

/* Of rows with one key the first that nobody has met yet: two twins meet two twins in order. */
static gint
take (GHashTable *places, const char *key)
{
  GQueue *queue = g_hash_table_lookup (places, key);

  return queue != NULL && !g_queue_is_empty (queue) ? GPOINTER_TO_INT (g_queue_pop_head (queue)) - 1
                                                    : -1;
}

static GHashTable *
index_rows (GPtrArray *rows, KeyFunc make_key)
{
  GHashTable *places = g_hash_table_new_full (
      g_str_hash, g_str_equal, (GDestroyNotify) gvt_wipe_free, (GDestroyNotify) g_queue_free);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = rows->pdata[i];
      char *key = row->other < 0 ? make_key (row) : NULL;
      GQueue *queue = key != NULL ? g_hash_table_lookup (places, key) : NULL;

      if (key == NULL)
        continue;
      if (queue == NULL)
        g_hash_table_insert (places, g_strdup (key), queue = g_queue_new ());
      g_queue_push_tail (queue, GINT_TO_POINTER ((gint) i + 1));
      gvt_wipe_free (key);
    }
  return places;
}

static void
match (GvtListDiffer *self, KeyFunc make_key)
{
  g_autoptr (GHashTable) places = index_rows (self->before, make_key);

  for (guint i = 0; i < self->after->len; i++)
    {
      Row *row = self->after->pdata[i];
      char *key = row->other < 0 ? make_key (row) : NULL;

      if (key != NULL)
        row->other = take (places, key);
      if (key != NULL && row->other >= 0)
        ((Row *) self->before->pdata[row->other])->other = (gint) i;
      gvt_wipe_free (key);
    }
}

/* --- what differs --- */

static void
add (GvtListDiff *diff, GvtDiffKind kind, const Row *row, guint32 fields)
{
  GvtDiffRow *told = g_new0 (GvtDiffRow, 1);

  told->kind = kind;
  told->id = g_strdup (row->cells[GVT_VOTER_DPID]);
  told->nik_masked = gvt_nik_mask (row->cells[GVT_VOTER_NIK]);
  told->sex = g_strdup (row->cells[GVT_VOTER_SEX]);
  told->tps = g_strdup (row->cells[GVT_VOTER_TPS]);
  told->note = g_strdup (row->cells[GVT_VOTER_NOTE]);
  told->fields = fields;
  g_ptr_array_add (diff->rows, told);
  diff->counts[kind]++;
}

/* The number of a row in the office's system says nothing of the voter. */
static guint32
compare (const Row *before, const Row *after)
{
  guint32 fields = 0;

  for (guint i = GVT_VOTER_DPID + 1; i < GVT_VOTER_N_COLUMNS; i++)
    if (strcmp (before->cells[i], after->cells[i]) != 0)
      fields |= 1u << i;
  return fields;
}

static void
tell_later (GvtListDiffer *self, GvtListDiff *diff, const Row *row)
{
  guint32 fields;

  if (row->other < 0)
    {
      add (diff, GVT_DIFF_NEW, row, 0);
      return;
    }
  fields = compare (self->before->pdata[row->other], row);
  if (fields == 0)
    {
      diff->n_same++;
      return;
    }
  add (diff, GVT_DIFF_CHANGED, row, fields);
  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    diff->fields[i] += (fields >> i) & 1u;
}

GvtListDiff *
gvt_list_differ_finish (GvtListDiffer *self)
{
  GvtListDiff *diff = g_new0 (GvtListDiff, 1);

  diff->rows = g_ptr_array_new_with_free_func (row_free);
  diff->n_before = self->before->len;
  diff->n_after = self->after->len;
  match (self, nik_key);
  match (self, person_key);
  for (guint i = 0; i < self->after->len; i++)
    tell_later (self, diff, self->after->pdata[i]);
  for (guint i = 0; i < self->before->len; i++)
    if (((Row *) self->before->pdata[i])->other < 0)
      add (diff, GVT_DIFF_GONE, self->before->pdata[i], 0);
  return diff;
}
