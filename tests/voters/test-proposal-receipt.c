/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a proposal comes by its number. */
#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-proposal-fixture.h"
#include "gvt-proposal-private.h"
#include "gvt-receipt-number.h"

typedef GvtProposalFixture Fixture;

/* Draws what it is told, in order. */
typedef struct
{
  const char *const *draws; /* of five symbols each */
  guint n_drawn;
  char *receipt;
} Scripted;

static char *
draw_as_told (gpointer user_data)
{
  Scripted *scripted = user_data;

  return g_strdup (scripted->draws[scripted->n_drawn++]);
}

static gboolean
draw_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Scripted *scripted = user_data;

  scripted->receipt = gvt_proposal_draw_receipt (db, GVT_TEST_DEVICE_CODE, draw_as_told, scripted,
                                                 error);
  return scripted->receipt != NULL;
}

static void
test_repeat_is_redrawn (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) made = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_NEW);
  g_autofree char *taken = gvt_receipt_number_parse (gvt_proposal_get_receipt (made), NULL);
  g_autofree char *symbols = g_strndup (taken + 4, GVT_RECEIPT_NUMBER_RANDOM);
  const char *const draws[] = { symbols, symbols,
                                g_str_equal (symbols, "ZZZZZ") ? "YYYYY" : "ZZZZZ" };
  Scripted scripted = { .draws = draws };
  g_autofree char *receipt = NULL;

  gvt_proposal_fixture_write (fixture, draw_in_transaction, &scripted);
  receipt = scripted.receipt;

  g_assert_cmpuint (scripted.n_drawn, ==, 3);
  g_assert_cmpstr (receipt, !=, taken);
  g_assert_true (gvt_receipt_number_is_canonical (receipt));
}

static char *
draw_always_the_same (gpointer user_data)
{
  Scripted *scripted = user_data;

  scripted->n_drawn++;
  return g_strdup (scripted->draws[0]);
}

static gboolean
draw_without_end (GvtDb *db, gpointer user_data, GError **error)
{
  g_autofree char *receipt = gvt_proposal_draw_receipt (db, GVT_TEST_DEVICE_CODE,
                                                        draw_always_the_same, user_data, error);

  return receipt != NULL;
}

static void
test_broken_chance_is_told (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) made = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_NEW);
  g_autofree char *taken = gvt_receipt_number_parse (gvt_proposal_get_receipt (made), NULL);
  g_autofree char *symbols = g_strndup (taken + 4, GVT_RECEIPT_NUMBER_RANDOM);
  const char *const draws[] = { symbols };
  Scripted scripted = { .draws = draws };
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_store_write (fixture->store, draw_without_end, &scripted, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_assert_cmpuint (scripted.n_drawn, ==, 100);
}

static void
test_numbers_do_not_count (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GvtProposal) made = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_MOVE);

      g_hash_table_add (seen, g_strdup (gvt_proposal_get_receipt (made)));
    }

  g_assert_cmpuint (g_hash_table_size (seen), ==, 20);
}

#define ADD(name, func) \
  g_test_add ("/proposal-receipt/" name, Fixture, NULL, gvt_proposal_fixture_set_up, func, \
              gvt_proposal_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("a-repeated-receipt-number-is-redrawn", test_repeat_is_redrawn);
  ADD ("a-broken-source-of-chance-is-told", test_broken_chance_is_told);
  ADD ("receipt-numbers-differ", test_numbers_do_not_count);
  return g_test_run ();
}
