/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is found in a few lists, by each kind of likeness. */
#include "gvt-name-index.h"
#include "gvt-test.h"

/* Three lists: the number of a row counts through all of them. */
static const char *const lists[][8] = {
  { "MUHAMMAD RIZKI", "SITI AMINAH", "KHADIJAH LANDA", "AHMAD SANUSI", "MARYAM LANUS", NULL },
  { "JAMALUDIN", "WIRA JAYA", "NURHAYATI", "BAIQ RINTEN", "SUPARDI", "GD. RAI, S.Pd", NULL },
  { "ABDURRAHMAN", "NI'MATUL \xc3\x89LIS", "LANDA bin RINTEN", NULL },
};

typedef struct
{
  GvtArena *arena;
  const GvtTableSet *set;
  GvtNameIndex *index;
} Fixture;

static const GvtVoterTable *
make_table (GvtArena *arena, const char *const *names)
{
  g_autoptr (GvtVoterTableBuilder) builder = gvt_voter_table_builder_new (arena);

  for (; *names != NULL; names++)
    {
      GvtVoterRow row = { .text = { "1", "5202012503140007", "5202016507900001", *names, "PRAYA",
                                    "25|07|1990", "S", "P", "DUSUN KUTA", "001", "002", "0", "S",
                                    "", "dpt", "001" } };

      if (g_str_has_prefix (*names, "SUPARDI"))
        row.text[GVT_VOTER_SEX] = "L";
      gvt_voter_table_builder_add (builder, &row);
    }
  return gvt_voter_table_builder_finish (builder);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  const GvtVoterTable *tables[G_N_ELEMENTS (lists)];

  self->arena = gvt_arena_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    tables[i] = make_table (self->arena, lists[i]);
  self->set = gvt_table_set_new (self->arena, tables, G_N_ELEMENTS (tables));
  self->index = gvt_name_index_new (self->arena, self->set, gvt_name_rules_get ());
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_arena_free (self->arena);
}

static GArray *
find (Fixture *self, GvtNameQuestion *question)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (GvtNameHit));

  gvt_name_index_find (self->index, question, hits);
  return hits;
}

/* The best hit, and why it is one. */
static void
assert_best (Fixture *self, const char *said, const char *listed, GvtMatchCode code)
{
  GvtNameQuestion question = { .given = { said, "", "" }, .limit = 20 };
  g_autoptr (GArray) hits = find (self, &question);
  const GvtNameHit *best;
  gboolean is_why = FALSE;
  guint place, table;

  g_assert_cmpuint (hits->len, >, 0);
  best = &g_array_index (hits, GvtNameHit, 0);
  table = gvt_table_set_locate (self->set, best->row, &place);
  g_assert_cmpstr (lists[table][place], ==, listed);
  for (guint i = 0; i < best->match.n_reasons; i++)
    is_why = is_why || best->match.reasons[i].code == code;
  g_assert_true (is_why);
}

static void
test_kinds (Fixture *self, gconstpointer unused)
{
  assert_best (self, "Siti Aminah", "SITI AMINAH", GVT_MATCH_SAME_LETTERS);
  assert_best (self, "aminah", "SITI AMINAH", GVT_MATCH_MORE_LISTED);
  assert_best (self, "Moch. Rizki", "MUHAMMAD RIZKI", GVT_MATCH_FORM);
  assert_best (self, "St. Aminah", "SITI AMINAH", GVT_MATCH_FORM);
  assert_best (self, "Hadijah Landa", "KHADIJAH LANDA", GVT_MATCH_SOUND);
  assert_best (self, "Mat Sanusi", "AHMAD SANUSI", GVT_MATCH_NICK);
  assert_best (self, "Mar Lanus", "MARYAM LANUS", GVT_MATCH_INITIAL);
  assert_best (self, "Udin", "JAMALUDIN", GVT_MATCH_PART);
  assert_best (self, "Supradi", "SUPARDI", GVT_MATCH_LETTERS);
  assert_best (self, "Sanusi Ahmad", "AHMAD SANUSI", GVT_MATCH_ORDER);
  assert_best (self, "Rinten", "BAIQ RINTEN", GVT_MATCH_TITLE_LEFT);
  assert_best (self, "Gede Rai", "GD. RAI, S.Pd", GVT_MATCH_FORM);
  assert_best (self, "ni'matul \xc3\xa9lis", "NI'MATUL \xc3\x89LIS", GVT_MATCH_SAME_LETTERS);
}

/* Somebody types the beginning of a word and looks what comes. */
static void
test_beginnings (Fixture *self, gconstpointer unused)
{
  assert_best (self, "khadi", "KHADIJAH LANDA", GVT_MATCH_PART);
  assert_best (self, "mary lanus", "MARYAM LANUS", GVT_MATCH_PART);
  assert_best (self, "riz", "MUHAMMAD RIZKI", GVT_MATCH_INITIAL);
}

/* A letter says little alone, and is looked at where other words lead. */
static void
test_initials (Fixture *self, gconstpointer unused)
{
  assert_best (self, "K. Landa", "KHADIJAH LANDA", GVT_MATCH_INITIAL);
  assert_best (self, "Ahmad S.", "AHMAD SANUSI", GVT_MATCH_INITIAL);
  assert_best (self, "Maryam L.", "MARYAM LANUS", GVT_MATCH_INITIAL);
}

static void
test_glued (Fixture *self, gconstpointer unused)
{
  assert_best (self, "Wirajaya", "WIRA JAYA", GVT_MATCH_GLUED);
  assert_best (self, "Nur Hayati", "NURHAYATI", GVT_MATCH_SAME_LETTERS);
  assert_best (self, "Hayati", "NURHAYATI", GVT_MATCH_SAME_LETTERS);
  assert_best (self, "Abdul Rahman", "ABDURRAHMAN", GVT_MATCH_SAME_LETTERS);
  assert_best (self, "Jamal Udin", "JAMALUDIN", GVT_MATCH_GLUED);
}

static void
test_nobody (Fixture *self, gconstpointer unused)
{
  static const char *const names[] = { "Xqzwv",    "Wulandari", "Sumiati Rahayu",         "",
                                       "\xff\xfe", "..",        "Sanusi Wulandari Rahayu" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GvtNameQuestion question = { .given = { names[i], "", "" }, .limit = 20 };
      g_autoptr (GArray) hits = find (self, &question);

      g_assert_cmpuint (hits->len, ==, 0);
    }
}

static void
test_lists (Fixture *self, gconstpointer unused)
{
  static const guint8 last[] = { 0, 0, 1 };
  GvtNameQuestion everywhere = { .given = { "landa", "", "" }, .limit = 20 };
  GvtNameQuestion there = { .given = { "landa", "", "" }, .is_in = last, .limit = 20 };
  g_autoptr (GArray) all = find (self, &everywhere);
  g_autoptr (GArray) one = find (self, &there);

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (g_array_index (one, GvtNameHit, 0).row, ==, 13);
}

static void
test_limit (Fixture *self, gconstpointer unused)
{
  GvtNameQuestion question = { .given = { "landa", "", "" }, .limit = 1 };
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (GvtNameHit));

  g_assert_true (gvt_name_index_find (self->index, &question, hits));
  g_assert_cmpuint (hits->len, ==, 1);
}

static double
score_of (Fixture *self, const char *name, const char *birth, const char *sex)
{
  GvtNameQuestion question = { .given = { name, birth, sex }, .limit = 20 };
  g_autoptr (GArray) hits = find (self, &question);

  return hits->len > 0 ? g_array_index (hits, GvtNameHit, 0).match.score : 0;
}

static void
test_birth (Fixture *self, gconstpointer unused)
{
  double plain = score_of (self, "aminah", "", "");

  g_assert_cmpfloat (score_of (self, "aminah", "1990-07-25", ""), >, plain);
  g_assert_cmpfloat (score_of (self, "aminah", "1990", ""), >, plain);
  g_assert_cmpfloat (score_of (self, "aminah", "1950-01-02", ""), <, plain);
  g_assert_cmpfloat (score_of (self, "aminah", "", "L"), <, plain);
}

static void
test_counts (Fixture *self, gconstpointer unused)
{
  GvtWordCounts counts = gvt_name_index_get_counts (self->index);

  g_assert_cmpuint (counts.n_names, ==, 14);
  g_assert_cmpuint (counts.count ("landa", counts.user_data), ==, 2);
  g_assert_cmpuint (counts.count ("nimatul", counts.user_data), ==, 1);
  g_assert_cmpuint (counts.count ("spd", counts.user_data), ==, 0);
  g_assert_cmpuint (counts.count ("wulandari", counts.user_data), ==, 0);
}

/* As many names as a large village has, all alike: whoever is asked for in full comes first. */
static void
test_many (void)
{
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const GvtVoterTable *table;
  Fixture self = { .arena = arena };
  GvtNameQuestion question = { .given = { "siti sumarni dewi", "", "" }, .limit = 20 };
  g_autoptr (GArray) hits = NULL;

  for (guint i = 0; i < 5000; i++)
    g_ptr_array_add (names, g_strdup (i == 3210 ? "SITI SUMARNI DEWI" : "SITI SUMARNI"));
  g_ptr_array_add (names, NULL);
  table = make_table (arena, (const char *const *) names->pdata);
  self.set = gvt_table_set_new (arena, &table, 1);
  self.index = gvt_name_index_new (arena, self.set, gvt_name_rules_get ());
  hits = find (&self, &question);

  g_assert_cmpuint (hits->len, >, 0);
  g_assert_cmpuint (g_array_index (hits, GvtNameHit, 0).row, ==, 3210);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/voters/name-index/each-kind-of-likeness-finds-its-row", test_kinds);
  ADD ("/voters/name-index/the-beginning-of-a-word-finds-it", test_beginnings);
  ADD ("/voters/name-index/an-initial-beside-a-word-finds-it", test_initials);
  ADD ("/voters/name-index/two-words-are-found-as-one-and-one-as-two", test_glued);
  ADD ("/voters/name-index/who-is-not-there-is-not-found", test_nobody);
  ADD ("/voters/name-index/only-the-lists-asked-for-are-searched", test_lists);
  ADD ("/voters/name-index/limit-cuts-and-says-so", test_limit);
  ADD ("/voters/name-index/birth-and-sex-are-weighed", test_birth);
  ADD ("/voters/name-index/words-are-counted", test_counts);
  g_test_add_func ("/voters/name-index/the-one-asked-for-stands-before-many-alike", test_many);

  return g_test_run ();
}
