/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes the next version of a list of the one before. */
#include "gvt-delta-format.h"
#include "gvt-delta.h"
#include "gvt-error.h"
#include "gvt-pack-format.h"
#include "gvt-signed-file.h"
#include "gvt-table-digest.h"
#include "gvt-voters-fixture.h"

/* Of the fixture's six: the first has another TPS and a new family card, the second is gone, a new
 * voter stands third, the fourth has a NIK now, and the last two changed places. */
static const GvtVoterRow next[] = {
  { .text = { "520201000001", "5202012503140099", "5202010101850003", "MUHAMMAD AMINULLAH", "PRAYA",
              "01|01|1985", "S", "L", "DUSUN KUTA I", "001", "002", "0", "S", "", "dpt", "003" } },
  { .text = { "520201000003", "5202011107120002", "5202016903710002", "SITI AMINAH", "SELONG",
              "29|03|1971", "P", "P", "DUSUN KUTA II", "002", "002", "6", "S", "", "dpt", "002" } },
  { .text = { "520201000007", "5202010101200004", "5202011708080005", "WAYAN SUDIARTA", "MATARAM",
              "17|08|2008", "B", "L", "DUSUN BARU \xe2\x80\x93 TIMUR", "009", "004", "0", "B", "",
              "masyarakat", "003" },
    .is_nik_faulty = TRUE },
  { .text = { "520201000004", "5202011107120002", "5202015212990001", "BAIQ NI'MATUL HASANAH",
              "PRAYA", "12|12|1999", "B", "P", "DUSUN KUTA II", "002", "002", "0", "B", "",
              "coklit", "002" } },
  { .text = { "520201000006", "5202010502180001", "5202010101850003", "LALU WIRE", "PRAYA",
              "01|01|1985", "S", "L", "DUSUN KUTA II", "003", "002", "0", "S", "U", "masyarakat",
              "901" } },
  { .text = { "520201000005", "5202010502180001", "5103014107880001", "I GUSTI AYU \xc3\x89LIS",
              "DENPASAR", "01|07|1988", "S", "P", "DUSUN KUTA II", "003", "002", "0", "S", "",
              "dpt", "002" } },
};

typedef struct
{
  GvtVotersFixture centre;
  GvtArena *arena;
  GBytes *before;
  GBytes *after;
  const GvtVoterTable *base; /* of @before */
} Fixture;

static const GvtVoterTable *
open_pack (Fixture *self, GBytes *file)
{
  g_autoptr (GvtPack) pack = gvt_pack_read (file, NULL);

  return gvt_pack_open (pack, self->centre.epoch_key, self->centre.lexicon, self->arena, NULL);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  gvt_voters_fixture_set_up (&self->centre, NULL);
  self->arena = gvt_arena_new ();
  self->before = gvt_voters_fixture_pack (&self->centre, FIXTURE_KUTA, 1, 1, gvt_fixture_rows,
                                          FIXTURE_N_ROWS);
  self->after = gvt_voters_fixture_pack (&self->centre, FIXTURE_KUTA, 2, 1, next,
                                         G_N_ELEMENTS (next));
  self->base = open_pack (self, self->before);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_bytes_unref (self->before);
  g_bytes_unref (self->after);
  gvt_arena_free (self->arena);
  gvt_voters_fixture_tear_down (&self->centre, NULL);
}

static void
assert_rows (const GvtVoterTable *table, const GvtVoterRow *rows, guint n_rows)
{
  g_assert_cmpuint (gvt_voter_table_get_rows (table), ==, n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      GvtVoterCells cells;
      const GvtVoterRow *found = gvt_voter_table_get_row (table, i, &cells);

      for (guint column = 0; column < GVT_VOTER_N_COLUMNS; column++)
        g_assert_cmpstr (found->text[column], ==, rows[i].text[column]);
      g_assert_true (!found->is_nik_faulty == !rows[i].is_nik_faulty);
    }
}

static GvtDelta *
make_delta (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = gvt_voters_fixture_delta (&self->centre, self->before, self->after,
                                                      &error);
  GvtDelta *delta;

  g_assert_no_error (error);
  delta = gvt_delta_read (file, &error);
  g_assert_no_error (error);
  return delta;
}

static const GvtVoterTable *
apply (Fixture *self, GvtDelta *delta, const GvtVoterTable *base, GError **error)
{
  return gvt_delta_apply (delta, base, self->centre.epoch_key, self->centre.lexicon, self->arena,
                          error);
}

static void
test_next_version (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDelta) delta = make_delta (self);
  const GvtDeltaInfo *info = gvt_delta_get_info (delta);
  const GvtVoterTable *table;
  GvtHash hash;

  g_assert_true (gvt_delta_verify (delta, &self->centre.signer, &error));
  table = apply (self, delta, self->base, &error);
  g_assert_no_error (error);
  assert_rows (table, next, G_N_ELEMENTS (next));
  g_assert_true (gvt_delta_check (delta, table, self->centre.epoch_key, &error));

  g_assert_cmpstr (info->pack.village, ==, FIXTURE_KUTA);
  g_assert_cmpuint (info->pack.list_version, ==, 2);
  g_assert_cmpuint (info->n_rows, ==, 6);
  gvt_hash_of_bytes (self->before, &hash);
  g_assert_true (gvt_hash_equal (&hash, &info->base));
  gvt_hash_of_bytes (self->after, &hash);
  g_assert_true (gvt_hash_equal (&hash, &info->target));
}

/* Counted by hand above: one gone, one new; two changed, and one of the two that changed places. */
static void
test_changes (Fixture *self, gconstpointer unused)
{
  g_auto (GvtTableEdit) edit = { 0 };
  GvtTableChanges changes;

  gvt_table_diff (self->base, open_pack (self, self->after), &edit, &changes);

  g_assert_cmpuint (changes.n_removed, ==, 1);
  g_assert_cmpuint (changes.n_added, ==, 1);
  g_assert_cmpuint (changes.n_changed, ==, 3);
  g_assert_cmpuint (edit.n_removed, ==, 4);
  g_assert_cmpuint (edit.n_put, ==, 4);
}

/* What a delta costs is what changed: nothing is nothing, and everything is still right. */
static void
test_nothing_and_everything (Fixture *self, gconstpointer unused)
{
  static const guint ends[][2] = { { 6, 6 }, { 6, 0 }, { 0, 6 }, { 0, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) before = gvt_voters_fixture_pack (&self->centre, FIXTURE_KUTA, 1, 1,
                                                           gvt_fixture_rows, ends[i][0]);
      g_autoptr (GBytes) after = gvt_voters_fixture_pack (&self->centre, FIXTURE_KUTA, 2, 1,
                                                          gvt_fixture_rows, ends[i][1]);
      g_autoptr (GBytes) file = gvt_voters_fixture_delta (&self->centre, before, after, &error);
      g_autoptr (GvtDelta) delta = file != NULL ? gvt_delta_read (file, &error) : NULL;
      const GvtVoterTable *table;

      g_assert_no_error (error);
      table = apply (self, delta, open_pack (self, before), &error);
      g_assert_no_error (error);
      assert_rows (table, gvt_fixture_rows, ends[i][1]);
    }
}

/* Lists of any rows in any order, doubled ones too. */
static void
test_any_lists (Fixture *self, gconstpointer unused)
{
  for (guint round = 0; round < 40; round++)
    {
      GvtVoterRow lists[2][30];
      guint n[2];
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) before = NULL;
      g_autoptr (GBytes) after = NULL;
      g_autoptr (GBytes) file = NULL;
      g_autoptr (GvtDelta) delta = NULL;

      for (guint side = 0; side < 2; side++)
        {
          n[side] = (guint) g_test_rand_int_range (0, 30);
          for (guint i = 0; i < n[side]; i++)
            lists[side][i] = g_test_rand_bit () ? gvt_fixture_rows[g_test_rand_int_range (0, 6)]
                                                : next[g_test_rand_int_range (0, 6)];
        }
      before = gvt_voters_fixture_pack (&self->centre, FIXTURE_KUTA, 1, 1, lists[0], n[0]);
      after = gvt_voters_fixture_pack (&self->centre, FIXTURE_KUTA, 2, 1, lists[1], n[1]);
      file = gvt_voters_fixture_delta (&self->centre, before, after, &error);
      g_assert_no_error (error);
      delta = gvt_delta_read (file, NULL);
      assert_rows (apply (self, delta, open_pack (self, before), &error), lists[1], n[1]);
    }
}

static void
test_other_base (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtDelta) delta = make_delta (self);
  g_autoptr (GBytes) shorter = gvt_voters_fixture_pack (&self->centre, FIXTURE_KUTA, 1, 1,
                                                        gvt_fixture_rows, 5);
  g_autoptr (GError) error = NULL;
  const GvtVoterTable *table;

  g_assert_null (apply (self, delta, open_pack (self, shorter), &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
  g_clear_error (&error);

  /* of as many rows, but other ones: the digest tells */
  table = apply (self, delta, open_pack (self, self->after), NULL);
  g_assert_true (table == NULL || !gvt_delta_check (delta, table, self->centre.epoch_key, &error));
}

static void
test_other_keys (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtDelta) delta = make_delta (self);
  g_autoptr (GvtSecret) other = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GvtSecret) forger = gvt_signing_key_new ();
  g_autoptr (GError) error = NULL;
  GvtPublicKey signer;

  g_assert_null (
      gvt_delta_apply (delta, self->base, other, self->centre.lexicon, self->arena, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
  g_clear_error (&error);
  gvt_signing_key_public (forger, &signer);
  g_assert_false (gvt_delta_verify (delta, &signer, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

/* Between lists that have no row in common by right: another village, key or election. */
static void
test_no_delta_between (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) other_village = gvt_voters_fixture_pack (&self->centre, FIXTURE_PRAYA, 2, 1,
                                                              next, G_N_ELEMENTS (next));
  g_autoptr (GBytes) other_epoch = gvt_voters_fixture_pack (&self->centre, FIXTURE_KUTA, 2, 2, next,
                                                            G_N_ELEMENTS (next));
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_voters_fixture_delta (&self->centre, self->before, other_village, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_clear_error (&error);
  g_assert_null (gvt_voters_fixture_delta (&self->centre, self->before, other_epoch, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_clear_error (&error);
  g_assert_null (gvt_voters_fixture_delta (&self->centre, self->before, self->before, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

/* Every cell counts, and so do order and key. */
static void
test_digest (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtSecret) other = gvt_secret_new_random (GVT_KEY_SIZE);
  GvtHash digest, found;

  gvt_table_digest (self->base, self->centre.epoch_key, &digest);
  gvt_table_digest (self->base, other, &found);
  g_assert_false (gvt_hash_equal (&digest, &found));
  for (guint column = 0; column <= GVT_VOTER_N_COLUMNS; column++)
    for (guint row = 0; row < FIXTURE_N_ROWS; row++)
      {
        GvtVoterRow rows[FIXTURE_N_ROWS];
        g_autoptr (GvtVoterTableBuilder) builder = gvt_voter_table_builder_new (self->arena);

        for (guint i = 0; i < FIXTURE_N_ROWS; i++)
          rows[i] = gvt_fixture_rows[i];
        if (column < GVT_VOTER_N_COLUMNS)
          rows[row].text[column] = "X 9";
        else
          rows[row].is_nik_faulty = TRUE;
        for (guint i = 0; i < FIXTURE_N_ROWS; i++)
          gvt_voter_table_builder_add (builder, &rows[i]);
        gvt_table_digest (gvt_voter_table_builder_finish (builder), self->centre.epoch_key, &found);
        g_assert_false (gvt_hash_equal (&digest, &found));
      }
}

/* --- under the seal --- */

static GBytes *
unseal (Fixture *self, GBytes *file)
{
  g_autoptr (GvtSignedFile) signed_file = gvt_signed_file_read (
      file, GVT_DELTA_TYPE, GVT_DELTA_MAJOR, GVT_DELTA_MAX_PAYLOAD, NULL);

  return gvt_unseal (self->centre.epoch_key, GVT_DELTA_CONTEXT,
                     gvt_signed_file_get_payload (signed_file), NULL);
}

/* Returns: (transfer full): the same header around another content, sealed and signed */
static GBytes *
seal (Fixture *self, GBytes *file, const void *data, gsize length)
{
  g_autoptr (GvtSignedFile) signed_file = gvt_signed_file_read (
      file, GVT_DELTA_TYPE, GVT_DELTA_MAJOR, GVT_DELTA_MAX_PAYLOAD, NULL);
  g_autoptr (GBytes) payload = gvt_seal (self->centre.epoch_key, GVT_DELTA_CONTEXT, data, length);

  return gvt_signed_file_write (GVT_DELTA_TYPE, GVT_DELTA_MAJOR,
                                gvt_signed_file_get_header (signed_file), payload,
                                self->centre.signing_key, NULL);
}

/* Refused by an error of ours, or exactly the rows that the header names. */
static gboolean
is_refused (Fixture *self, GBytes *file, const void *data, gsize length)
{
  g_autoptr (GBytes) mutated = seal (self, file, data, length);
  g_autoptr (GvtDelta) delta = gvt_delta_read (mutated, NULL);
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GError) error = NULL;
  const GvtVoterTable *table = gvt_delta_apply (delta, self->base, self->centre.epoch_key,
                                                self->centre.lexicon, arena, &error);

  if (table != NULL && gvt_delta_check (delta, table, self->centre.epoch_key, &error))
    {
      assert_rows (table, next, G_N_ELEMENTS (next));
      return FALSE;
    }
  g_assert_true (error->domain == GVT_ERROR);
  return TRUE;
}

static void
test_every_bit_under_the_seal (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) file = gvt_voters_fixture_delta (&self->centre, self->before, self->after,
                                                      NULL);
  g_autoptr (GBytes) plain = unseal (self, file);
  gsize length;
  const guint8 *data = g_bytes_get_data (plain, &length);
  g_autofree guint8 *copy = g_memdup2 (data, length);
  gsize n_refused = 0;

  for (gsize bit = 0; bit < 8 * length; bit++)
    {
      copy[bit / 8] ^= (guint8) (1 << bit % 8);
      n_refused += is_refused (self, file, copy, length);
      copy[bit / 8] ^= (guint8) (1 << bit % 8);
    }
  /* what is left are other spellings of the same rows, which is_refused() has compared */
  g_assert_cmpuint (n_refused, >=, 8 * length * 9 / 10);
  g_test_message ("%" G_GSIZE_FORMAT " bits flipped, %" G_GSIZE_FORMAT " refused", 8 * length,
                  n_refused);
}

static void
test_every_cut_under_the_seal (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) file = gvt_voters_fixture_delta (&self->centre, self->before, self->after,
                                                      NULL);
  g_autoptr (GBytes) plain = unseal (self, file);
  gsize length;
  const guint8 *data = g_bytes_get_data (plain, &length);

  for (gsize cut = 0; cut < length; cut++)
    g_assert_true (is_refused (self, file, data, cut));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/delta/gives-the-rows-of-the-next-version", test_next_version);
  ADD ("/delta/tells-what-became-of-voters", test_changes);
  ADD ("/delta/of-nothing-and-of-everything", test_nothing_and_everything);
  ADD ("/delta/between-any-two-lists", test_any_lists);
  ADD ("/delta/fits-no-other-list", test_other_base);
  ADD ("/delta/fits-no-other-key-and-signer", test_other_keys);
  ADD ("/delta/is-none-between-other-lists", test_no_delta_between);
  ADD ("/delta/digest-tells-every-cell", test_digest);
  ADD ("/delta/every-bit-under-the-seal-is-refused", test_every_bit_under_the_seal);
  ADD ("/delta/every-cut-under-the-seal-is-refused", test_every_cut_under_the_seal);

  return g_test_run ();
}
