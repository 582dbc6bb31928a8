/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attachments at the centre, piece by piece, as a bad line or a bad hand brings them. */
#include "gvt-blobs.h"
#include "gvt-central-blobs.h"
#include "gvt-central-laptop.h"
#include "gvt-error.h"
#include "gvt-proposal-kinds.h"
#include "gvt-receipt-number.h"

#define VILLAGE "99.01.01.2001"
#define SIZE    150000 /* three pieces */

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", NULL };

typedef struct
{
  GvtCentralTeam team;
  GBytes *picture;
  GvtId event;
  GvtHash hash;
} Fixture;

static void
make_picture (Fixture *self)
{
  guint8 *bytes = g_malloc (SIZE);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < SIZE; i++)
    bytes[i] = (guint8) g_rand_int_range (random, 0, 256);
  self->picture = g_bytes_new_take (bytes, SIZE);
  gvt_blob_check (self->picture, &self->hash, &error);
  g_assert_no_error (error);
}

/* A record that names the picture. */
static void
record (Fixture *self)
{
  g_autofree char *receipt = gvt_receipt_number_new ("A1B2", "23456");
  g_autofree char *name = gvt_hash_to_text (&self->hash);
  g_autofree char *json = g_strdup_printf (
      "{\"consent\":true,\"evidence\":{\"codes\":[\"ktp\"],\"scheme\":\"1\"},\"fields\":[\"name\"],"
      "\"proposal\":\"change\",\"receipt\":\"%s\",\"reporter\":\"self\",\"subject\":\"none\"}",
      receipt);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = gvt_json_parse (bytes, GVT_EVENT_MAX_BODY, &error);
  const char *const names[] = { name, NULL };
  guint8 subject[32] = { 1 };
  GvtEventDraft draft = { .kind = GVT_PROPOSAL_MADE_KIND,
                          .subject = subject,
                          .subject_length = sizeof subject,
                          .place = VILLAGE,
                          .scope = "pilkada-2024",
                          .body = body,
                          .attachments = names };

  g_assert_no_error (error);
  gvt_journal_set_actor (self->team.journal, "OFFICER-1");
  gvt_journal_record (self->team.journal, &draft, &self->event, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  gvt_central_team_set_up (&self->team, team, "FACILITATOR-2", GVT_ROLE_FACILITATOR, "99.01");
  make_picture (self);
  record (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_bytes_unref (self->picture);
  gvt_central_team_tear_down (&self->team);
}

static GvtBlobPiece
piece_at (Fixture *self, guint32 position, gsize length)
{
  return (GvtBlobPiece){ .event = self->event,
                         .hash = self->hash,
                         .size = SIZE,
                         .position = position,
                         .bytes = g_bytes_new_from_bytes (self->picture, position, length) };
}

static void
assert_held (Fixture *self, guint32 position, gsize length, guint32 held)
{
  g_auto (GvtBlobPiece) piece = piece_at (self, position, length);
  GvtBlobReceipt receipt;
  g_autoptr (GError) error = NULL;

  gvt_central_take_blob (self->team.centre.central, &piece, &receipt, &error);
  g_assert_no_error (error);
  g_assert_true (gvt_id_equal (&receipt.event, &self->event));
  g_assert_true (gvt_hash_equal (&receipt.hash, &self->hash));
  g_assert_cmpuint (receipt.held, ==, held);
}

static void
assert_refused (Fixture *self, const GvtBlobPiece *piece, GvtError expected)
{
  GvtBlobReceipt receipt;
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_central_take_blob (self->team.centre.central, piece, &receipt, &error));
  g_assert_error (error, GVT_ERROR, (gint) expected);
}

static void
assert_is_here (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) here = gvt_blob_read (self->team.centre.central->store, &self->event,
                                           &self->hash, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (here, self->picture));
}

/* I2, I3: in whatever order and however often, what is held grows by what follows. */
static void
test_any_order (Fixture *self, gconstpointer unused)
{
  gvt_central_admit_all (&self->team.centre, self->team.laptop);

  assert_held (self, 0, 0, 0);
  assert_held (self, 65536, 65536, 0);
  assert_held (self, 0, 65536, 65536);
  assert_held (self, 0, 65536, 65536);
  assert_held (self, 65536, 65536, 131072);
  gvt_central_fixture_reopen (&self->team.centre);
  assert_held (self, 0, 0, 131072);
  assert_held (self, 131072, SIZE - 131072, SIZE);
  assert_is_here (self);
  assert_held (self, 131072, SIZE - 131072, SIZE);
  assert_held (self, 0, 0, SIZE);
}

static void
test_records_come_first (Fixture *self, gconstpointer unused)
{
  g_auto (GvtBlobPiece) piece = piece_at (self, 0, 65536);
  g_auto (GvtBlobPiece) other = piece_at (self, 0, 65536);

  assert_refused (self, &piece, GVT_ERROR_STATE);
  gvt_central_admit_all (&self->team.centre, self->team.laptop);
  other.hash.bytes[0] ^= 1;
  assert_refused (self, &other, GVT_ERROR_STATE);
  assert_held (self, 0, 65536, 65536);
}

/* I5: what is not what its name says is thrown away, and the true one still comes. */
static void
test_another_picture (Fixture *self, gconstpointer unused)
{
  g_autoptr (GByteArray) zeros = g_byte_array_new ();
  g_auto (GvtBlobPiece) last = piece_at (self, 131072, SIZE - 131072);

  gvt_central_admit_all (&self->team.centre, self->team.laptop);
  assert_held (self, 0, 65536, 65536);
  assert_held (self, 65536, 65536, 131072);
  g_byte_array_set_size (zeros, SIZE - 131072);
  memset (zeros->data, 0, zeros->len);
  g_bytes_unref (last.bytes);
  last.bytes = g_byte_array_free_to_bytes (g_steal_pointer (&zeros));
  assert_refused (self, &last, GVT_ERROR_BAD_FORMAT);

  assert_held (self, 0, 0, 0);
  assert_held (self, 0, 65536, 65536);
  assert_held (self, 65536, 65536, 131072);
  assert_held (self, 131072, SIZE - 131072, SIZE);
  assert_is_here (self);
}

/* Nothing that lies outside of what it says of itself is read. */
static void
test_pieces_are_bounded (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    guint32 size;
    guint32 position;
    gsize length;
  } bad[] = {
    { 0, 0, 0 },          { GVT_BLOB_MAX + 1, 0, 10 }, { 100, 101, 0 },
    { 100, 91, 10 },      { SIZE, G_MAXUINT32, 10 },   { SIZE, 0, GVT_BLOB_PIECE_MAX + 1 },
    { G_MAXUINT32, 0, 1 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto (GvtBlobPiece) piece = { .size = bad[i].size,
                                      .position = bad[i].position,
                                      .bytes = g_bytes_new_from_bytes (self->picture, 0,
                                                                       bad[i].length) };
      g_autoptr (GBytes) written = gvt_blob_piece_write (&piece);
      g_auto (GvtBlobPiece) read = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (gvt_blob_piece_read (written, &read, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
  for (gsize length = 0; length < 56; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (self->picture, 0, length);
      g_auto (GvtBlobPiece) read = { 0 };

      g_assert_false (gvt_blob_piece_read (cut, &read, NULL));
    }
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

#define ADD(name, test) g_test_add ("/central-blobs/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("I2-pieces-come-in-any-order-and-again", test_any_order);
  ADD ("records-come-before-their-pictures", test_records_come_first);
  ADD ("I5-another-picture-is-thrown-away", test_another_picture);
  ADD ("pieces-are-bounded", test_pieces_are_bounded);
#undef ADD
  return g_test_run ();
}
