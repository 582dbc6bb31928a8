/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-gold-roll.h"

#include <string.h>

#include "gvt-synthesizer.h"

#define AS_OF "2026-06-30"
#define EVERY 20 /* rows between two that are put in */

static void
finish_table (GvtGoldRoll *self)
{
  if (self->builder != NULL)
    g_ptr_array_add (self->tables, gvt_voter_table_builder_finish (self->builder));
  g_clear_pointer (&self->builder, gvt_voter_table_builder_free);
}

/* Without blanks and marks. */
static char *
letters_of (const char *name)
{
  char *letters = g_ascii_strup (name, -1);
  char *to = letters;

  for (const char *from = letters; *from != '\0'; from++)
    if (g_ascii_isalpha (*from))
      *to++ = *from;
  *to = '\0';
  return letters;
}

guint
gvt_gold_roll_count (const GvtGoldRoll *self, const char *name)
{
  g_autofree char *letters = letters_of (name);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->names, letters));
}

/* Adds a row, and whose name it is. */
static void
add_row (GvtGoldRoll *self, const GvtVoterRow *row)
{
  const char *name = row->text[GVT_VOTER_NAME];

  gvt_voter_table_builder_add (self->builder, row);
  g_hash_table_replace (self->names, letters_of (name),
                        GUINT_TO_POINTER (gvt_gold_roll_count (self, name) + 1));
  self->n_rows++;
}

static char *
key_of (const GvtGoldPair *pair)
{
  return g_strjoin ("|", pair->listed, pair->listed_birth, NULL);
}

gboolean
gvt_gold_roll_find (const GvtGoldRoll *self, const GvtGoldPair *pair, guint32 *row)
{
  g_autofree char *key = key_of (pair);
  gpointer found = NULL;
  gboolean is_there = g_hash_table_lookup_extended (self->rows, key, NULL, &found);

  *row = is_there ? GPOINTER_TO_UINT (found) : G_MAXUINT32;
  return is_there;
}

/* Puts in whom the next pair is about, once for all pairs about him. */
static void
plant (GvtGoldRoll *self, const GvtVoterRow *row)
{
  while (self->next < self->pairs->len)
    {
      const GvtGoldPair *pair = self->pairs->pdata[self->next++];
      g_autofree char *key = key_of (pair);
      g_autofree char *birth = NULL;
      GvtVoterRow planted = *row;

      if (pair->half == 0 || !pair->is_same || g_hash_table_contains (self->rows, key))
        continue;
      if (strlen (pair->listed_birth) == 10)
        birth = g_strdup_printf ("%.2s|%.2s|%.4s", pair->listed_birth + 8, pair->listed_birth + 5,
                                 pair->listed_birth);
      planted.text[GVT_VOTER_NAME] = pair->listed;
      planted.text[GVT_VOTER_BIRTH_DATE] = birth != NULL ? birth : "";
      planted.text[GVT_VOTER_SEX] = pair->sex;
      g_hash_table_insert (self->rows, g_steal_pointer (&key), GUINT_TO_POINTER (self->n_rows));
      add_row (self, &planted);
      return;
    }
}

static gboolean
take_row (const char *village, const GvtVoterRow *row, gpointer user_data, GError **error)
{
  GvtGoldRoll *self = user_data;

  if (g_strcmp0 (village, self->village) != 0)
    {
      finish_table (self);
      self->builder = gvt_voter_table_builder_new (self->arena);
      g_free (self->village);
      self->village = g_strdup (village);
    }
  add_row (self, row);
  if (self->n_rows % EVERY == 0)
    plant (self, row);
  return TRUE;
}

void
gvt_gold_roll_init (GvtGoldRoll *self)
{
  g_autoptr (GString) csv = g_string_new ("code,parent,level,name\n52,,provinsi,Provinsi Uji\n"
                                          "52.01,52,kabupaten,Kabupaten Uji\n"
                                          "52.01.01,52.01,kecamatan,Kecamatan Uji\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GvtRegionList) regions = NULL;
  g_autoptr (GvtSynthPlaces) places = NULL;
  g_autoptr (GError) error = NULL;
  GvtSynthPlan plan = { .seed = 11, .as_of = AS_OF };

  for (guint i = 1; i <= GVT_GOLD_ROLL_VILLAGES; i++)
    g_string_append_printf (csv, "52.01.01.20%02u,52.01.01,desa,Desa %u\n", i, i);
  bytes = g_bytes_new (csv->str, csv->len);
  regions = gvt_region_list_read_csv (bytes, &error);
  g_assert_no_error (error);
  plan.places = places = gvt_synth_places_new (regions, "", GVT_GOLD_ROLL_VILLAGES, &error);
  g_assert_no_error (error);

  self->arena = gvt_arena_new ();
  self->tables = g_ptr_array_new ();
  self->pairs = gvt_gold_set_read ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gvt_synthesize (&plan, take_row, self, &error);
  g_assert_no_error (error);
  finish_table (self);
  self->set = gvt_table_set_new (self->arena, (const GvtVoterTable *const *) self->tables->pdata,
                                 self->tables->len);
  self->index = gvt_name_index_new (self->arena, self->set, gvt_name_rules_get ());
}

void
gvt_gold_roll_clear (GvtGoldRoll *self)
{
  gvt_arena_free (self->arena);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->pairs);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->names);
  g_free (self->village);
}

gboolean
gvt_gold_roll_is_crowded (const GvtGoldRoll *self, const GvtGoldPair *pair)
{
  g_autofree char *spoken = letters_of (pair->spoken);
  g_autofree char *listed = letters_of (pair->listed);
  guint n = gvt_gold_roll_count (self, pair->listed) - 1;

  if (!g_str_equal (spoken, listed))
    n += gvt_gold_roll_count (self, pair->spoken);
  return n >= 10 && *pair->spoken_birth == '\0';
}
