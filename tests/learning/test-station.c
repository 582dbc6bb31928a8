/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-station-codec.h"
#include "gvt-station-walk.h"
#include "gvt-test.h"

/* The voter's way, by hand from the facts about the polling station. */
static const char *const way[] = { "datang", "daftar-hadir", "duduk", "cek",   "buka",
                                   "coblos", "lipat",        "kotak", "tinta", "keluar" };

/* Who does what there, by hand from the same facts. */
static const struct
{
  const char *act;
  const char *role;
} duties[] = {
  { "tanda-tangan", "kpps-1" }, { "panggil", "kpps-1" },    { "beri", "kpps-1" },
  { "kumpul", "kpps-2-3" },     { "periksa", "kpps-4" },    { "catat", "kpps-5" },
  { "arahkan", "kpps-6" },      { "jaga-tinta", "kpps-7" },
};

static GvtStationAct *
find_choice (GvtStationWalk *walk, const char *id)
{
  GPtrArray *choices = gvt_station_walk_get_choices (walk);

  for (guint i = 0; i < choices->len; i++)
    if (g_str_equal (gvt_station_act_get_id (choices->pdata[i]), id))
      return choices->pdata[i];
  return NULL;
}

static void
test_the_voter_walks_from_door_to_door (void)
{
  g_autoptr (GvtStationWalk) walk = gvt_station_walk_new (gvt_station_built_in (), "pemilih", 1);

  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    {
      GvtStationAct *act = find_choice (walk, way[i]);

      g_assert_false (gvt_station_walk_is_over (walk));
      g_assert_nonnull (act);
      g_assert_true (gvt_station_walk_choose (walk, act, NULL));
    }

  g_assert_true (gvt_station_walk_is_over (walk));
  g_assert_cmpuint (gvt_station_walk_get_n_wrong (walk), ==, 0);
  g_assert_cmpuint (gvt_station_walk_get_choices (walk)->len, ==, 0);
}

static void
test_each_officer_has_his_duty (void)
{
  GListModel *acts = gvt_station_get_acts (gvt_station_built_in ());

  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    {
      const char *role = NULL;

      for (guint j = 0; j < g_list_model_get_n_items (acts); j++)
        {
          g_autoptr (GvtStationAct) act = g_list_model_get_item (acts, j);

          if (g_str_equal (gvt_station_act_get_id (act), duties[i].act))
            role = gvt_station_act_get_role (act);
        }
      g_assert_cmpstr (role, ==, duties[i].role);
    }
}

static gpointer
keep (gconstpointer act, gpointer data)
{
  return g_object_ref ((gpointer) act);
}

/* Tries what is wrong at every turn, then what is right; @seed: which choices there are. */
static void
walk_through (const char *role, guint32 seed)
{
  g_autoptr (GvtStationWalk) walk = gvt_station_walk_new (gvt_station_built_in (), role, seed);

  while (!gvt_station_walk_is_over (walk))
    {
      g_autoptr (GPtrArray) choices = g_ptr_array_copy (gvt_station_walk_get_choices (walk), keep,
                                                        NULL);
      guint n_done = gvt_station_walk_get_n_done (walk);
      guint n_right = 0;

      g_assert_cmpuint (choices->len, >, 1);
      for (guint i = 0; i < choices->len && n_right == 0; i++)
        {
          g_autofree char *why = NULL;
          gboolean is_right = gvt_station_walk_choose (walk, choices->pdata[i], &why);

          g_assert_cmpint (is_right, ==, why == NULL);
          g_assert_cmpint (is_right, ==, gvt_station_walk_get_n_done (walk) > n_done);
          n_right += is_right ? 1 : 0;
        }
      g_assert_cmpuint (n_right, ==, 1);
    }
}

static void
test_a_wrong_choice_explains_itself_and_changes_nothing (void)
{
  GListModel *roles = gvt_station_get_roles (gvt_station_built_in ());

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (GvtStationRole) role = g_list_model_get_item (roles, i);

      for (guint32 seed = 0; seed < 50; seed++)
        walk_through (gvt_station_role_get_id (role), seed);
    }
}

static void
test_one_seed_gives_one_walk (void)
{
  g_autoptr (GvtStationWalk) one = gvt_station_walk_new (gvt_station_built_in (), "kpps-1", 7);
  g_autoptr (GvtStationWalk) two = gvt_station_walk_new (gvt_station_built_in (), "kpps-1", 7);
  GPtrArray *first = gvt_station_walk_get_choices (one);
  GPtrArray *second = gvt_station_walk_get_choices (two);

  g_assert_cmpuint (first->len, ==, second->len);
  for (guint i = 0; i < first->len; i++)
    g_assert_true (first->pdata[i] == second->pdata[i]);
}

/* No dated source gives the order and the duties. */
static void
test_nothing_is_said_to_be_verified (void)
{
  GListModel *statements = gvt_station_get_statements (gvt_station_built_in ());

  for (guint i = 0; i < g_list_model_get_n_items (statements); i++)
    {
      g_autoptr (GvtClaim) claim = g_list_model_get_item (statements, i);

      g_assert_false (gvt_claim_is_verified (claim));
    }
}

#define STATION \
  "{\"format\":1,\"id\":\"x\",\"title\":\"T\",\"label\":\"L\",\"roles\":[{\"id\":\"a\",\"title\":" \
  "\"A\",\"duty\":\"D\"}],\"acts\":[{\"id\":\"b\",\"role\":\"a\",\"text\":\"T\",\"early\":\"E\"}]" \
  "," \
  "\"statements\":[{\"id\":\"s\",\"text\":\"S.\",\"label\":\"\",\"source\":\"\",\"legal_basis\":" \
  "\"\",\"checked_on\":\"\",\"valid_from\":\"\",\"valid_until\":\"\",\"verified\":false," \
  "\"basis_checked_on\":\"\"}]}"

static void
assert_read (const char *old, const char *new, int code)
{
  g_autoptr (GString) text = g_string_new (STATION);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GvtStation) station = NULL;

  g_assert_cmpuint (g_string_replace (text, old, new, 1), ==, 1);
  bytes = gvt_test_bytes (text->str);
  station = gvt_station_decode (bytes, &error);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, GVT_ERROR, code);
}

static void
test_a_bad_station_is_refused (void)
{
  assert_read ("\"T\"", "\"Alur\"", -1);
  assert_read ("\"role\":\"a\"", "\"role\":\"z\"", GVT_ERROR_BAD_FORMAT);
  assert_read ("{\"id\":\"a\"", "{\"id\":\"z\",\"title\":\"Z\",\"duty\":\"D\"},{\"id\":\"a\"",
               GVT_ERROR_BAD_FORMAT);
  assert_read ("\"early\"", "\"erly\"", GVT_ERROR_BAD_FORMAT);
  assert_read ("\"acts\":[",
               "\"acts\":[{\"id\":\"b\",\"role\":\"a\",\"text\":\"T\",\"early\":"
               "\"E\"},",
               GVT_ERROR_BAD_FORMAT);
  assert_read ("\"format\":1", "\"format\":2", GVT_ERROR_TOO_NEW);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/station/the-voter-walks-from-door-to-door",
                   test_the_voter_walks_from_door_to_door);
  g_test_add_func ("/station/each-officer-has-his-duty", test_each_officer_has_his_duty);
  g_test_add_func ("/station/a-wrong-choice-explains-itself-and-changes-nothing",
                   test_a_wrong_choice_explains_itself_and_changes_nothing);
  g_test_add_func ("/station/one-seed-gives-one-walk", test_one_seed_gives_one_walk);
  g_test_add_func ("/station/nothing-is-said-to-be-verified", test_nothing_is_said_to_be_verified);
  g_test_add_func ("/station/a-bad-station-is-refused", test_a_bad_station_is_refused);
  return g_test_run ();
}
