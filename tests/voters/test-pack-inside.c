/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pack whose signature and seal are right, and whose content is not: each bit and each cut. */
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-pack-format.h"
#include "gvt-signed-file.h"
#include "gvt-voters-fixture.h"

typedef struct
{
  GvtVotersFixture centre;
  GvtSignedFile *file;
  GBytes *plain; /* what stands under its seal */
} Fixture;

static GBytes *
unseal (Fixture *self)
{
  guint8 hidden[GVT_PACK_SEALED_KEY];
  g_autoptr (GBytes) sealed_key = NULL;
  g_autoptr (GvtSecret) key = NULL;

  gvt_json_get_hex (gvt_signed_file_get_header (self->file), "key", hidden, sizeof hidden, NULL);
  sealed_key = g_bytes_new (hidden, sizeof hidden);
  key = gvt_unseal_secret (self->centre.epoch_key, GVT_PACK_KEY_CONTEXT, sealed_key, NULL);
  return gvt_unseal (key, GVT_PACK_CONTEXT, gvt_signed_file_get_payload (self->file), NULL);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = NULL;

  gvt_voters_fixture_set_up (&self->centre, NULL);
  bytes = gvt_voters_fixture_pack (&self->centre, FIXTURE_KUTA, 1, 1, gvt_fixture_rows,
                                   FIXTURE_N_ROWS);
  self->file = gvt_signed_file_read (bytes, GVT_PACK_TYPE, GVT_PACK_MAJOR, GVT_PACK_MAX_PAYLOAD,
                                     NULL);
  self->plain = unseal (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_bytes_unref (self->plain);
  g_assert_finalize_object (self->file);
  gvt_voters_fixture_tear_down (&self->centre, NULL);
}

/* Returns: (transfer full): the pack with another content, sealed and signed as the centre does */
static GvtPack *
seal (Fixture *self, const guint8 *data, gsize length)
{
  JsonObject *header = gvt_signed_file_get_header (self->file);
  g_autoptr (GvtSecret) key = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GBytes) payload = gvt_seal (key, GVT_PACK_CONTEXT, data, length);
  g_autoptr (GBytes) sealed_key = gvt_seal (self->centre.epoch_key, GVT_PACK_KEY_CONTEXT,
                                            gvt_secret_get (key), GVT_KEY_SIZE);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GvtPack *pack;

  gvt_json_set_hex (header, "key", g_bytes_get_data (sealed_key, NULL),
                    g_bytes_get_size (sealed_key));
  bytes = gvt_signed_file_write (GVT_PACK_TYPE, GVT_PACK_MAJOR, header, payload,
                                 self->centre.signing_key, NULL);
  pack = gvt_pack_read (bytes, &error);
  g_assert_no_error (error);
  return pack;
}

/* Refused by an error of ours, or rows of text that a list may hold. */
static gboolean
is_refused (Fixture *self, const guint8 *data, gsize length)
{
  g_autoptr (GvtPack) pack = seal (self, data, length);
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GError) error = NULL;
  const GvtVoterTable *table = gvt_pack_open (pack, self->centre.epoch_key, self->centre.lexicon,
                                              arena, &error);

  if (table == NULL)
    {
      g_assert_true (error->domain == GVT_ERROR);
      return TRUE;
    }
  for (guint i = 0; i < gvt_voter_table_get_rows (table); i++)
    {
      GvtVoterCells cells;

      gvt_voter_row_check (gvt_voter_table_get_row (table, i, &cells), &error);
      g_assert_no_error (error);
    }
  return FALSE;
}

static void
test_every_cut (Fixture *self, gconstpointer unused)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (self->plain, &length);

  g_assert_false (is_refused (self, data, length));
  for (gsize cut = 0; cut < length; cut++)
    g_assert_true (is_refused (self, data, cut));
}

static void
test_every_bit (Fixture *self, gconstpointer unused)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (self->plain, &length);
  g_autofree guint8 *copy = g_memdup2 (data, length);
  gsize n_refused = 0;

  for (gsize bit = 0; bit < 8 * length; bit++)
    {
      copy[bit / 8] ^= (guint8) (1 << bit % 8);
      n_refused += is_refused (self, copy, length);
      copy[bit / 8] ^= (guint8) (1 << bit % 8);
    }
  g_assert_cmpuint (n_refused, >, 0);
  g_test_message ("%" G_GSIZE_FORMAT " bits flipped, %" G_GSIZE_FORMAT " refused", 8 * length,
                  n_refused);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/pack-inside/every-cut-is-refused", test_every_cut);
  ADD ("/pack-inside/every-bit-is-refused-or-gives-rows", test_every_bit);

  return g_test_run ();
}
