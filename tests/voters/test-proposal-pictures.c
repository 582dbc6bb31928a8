/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of what was shown: sealed as the names are, and gone with them. */
#include <string.h>

#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-proposal-fixture.h"
#include "gvt-proposal-kinds.h"

typedef GvtProposalFixture Fixture;

#define PLACE_OF_PHOTO "DI-PRAYA1"
static const char bare[] = "\xff\xd8\xff\xdb\0\3\1\xff\xda\0\3\1\x11\xff\xd9";
static const char with_place[] = "\xff\xd8\xff\xe1\0\x0b" PLACE_OF_PHOTO
                                 "\xff\xdb\0\3\1\xff\xda\0\3\1\x11\xff\xd9";

static GvtProposal *
make_with (Fixture *fixture, GBytes *const *pictures, guint n_pictures, GError **error)
{
  GvtProposalInput input = gvt_proposal_test_input (GVT_PROPOSAL_MOVE);

  input.pictures = pictures;
  input.n_pictures = n_pictures;
  return gvt_proposals_make (fixture->profile, &input, error);
}

static GvtProposal *
make_with_a_photo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) photo = g_bytes_new_static (with_place, sizeof with_place - 1);
  GvtProposal *made = make_with (fixture, &photo, 1, &error);

  g_assert_no_error (error);
  return made;
}

typedef struct
{
  guint n;
  gboolean is_clear; /* one of them is the photo itself */
} Blobs;

static gboolean
look_at_blobs (GvtDb *db, gpointer user_data, GError **error)
{
  Blobs *blobs = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT bytes FROM blob", error);

  if (stmt == NULL)
    return FALSE;

  *blobs = (Blobs){ 0 };
  while (gvt_stmt_next (stmt, error))
    {
      g_autoptr (GBytes) bytes = gvt_stmt_bytes (stmt, 0);
      gsize size;
      const char *data = g_bytes_get_data (bytes, &size);

      blobs->n++;
      blobs->is_clear = blobs->is_clear || memmem (data, size, bare + 4, 4) != NULL
                        || memmem (data, size, PLACE_OF_PHOTO, 9) != NULL;
    }
  return TRUE;
}

static Blobs
blobs_of (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  Blobs blobs = { 0 };

  gvt_store_read (fixture->store, look_at_blobs, &blobs, &error);
  g_assert_no_error (error);
  return blobs;
}

/* D2, D1: who took it cannot see it again; who opens the roll sees the picture, and no more. */
static void
test_sealed_and_stripped (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) made = NULL;
  g_autoptr (GvtProposalDetails) details = NULL;
  GPtrArray *pictures;
  gsize size;
  gconstpointer data;

  gvt_proposal_fixture_as (fixture, GVT_TEST_FACILITATOR);
  made = make_with_a_photo (fixture);
  g_assert_cmpuint (gvt_proposal_get_n_pictures (made), ==, 1);
  g_assert_false (blobs_of (fixture).is_clear);
  gvt_proposal_fixture_cannot_open (fixture, made, GVT_ERROR_FORBIDDEN);

  gvt_proposal_fixture_as (fixture, GVT_TEST_OFFICER);
  details = gvt_proposal_fixture_open_details (fixture, made);
  pictures = gvt_proposal_details_get_pictures (details);
  g_assert_cmpuint (pictures->len, ==, 1);
  data = g_bytes_get_data (g_ptr_array_index (pictures, 0), &size);
  g_assert_cmpmem (data, size, bare, sizeof bare - 1);
}

static void
assert_not_kept (Fixture *fixture, GBytes *const *pictures, guint n_pictures, GvtError code)
{
  guint n_before = gvt_proposal_fixture_count (fixture, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (make_with (fixture, pictures, n_pictures, &error));
  g_assert_error (error, GVT_ERROR, (int) code);
  g_assert_cmpuint (gvt_proposal_fixture_count (fixture, NULL), ==, n_before);
  g_assert_cmpuint (blobs_of (fixture).n, ==, 0);
}

/* Together with the report, or not at all. */
static void
test_bad_pictures_keep_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) photo = g_bytes_new_static (bare, sizeof bare - 1);
  g_autoptr (GBytes) text = g_bytes_new_static ("no picture", 10);
  g_autoptr (GString) long_photo = g_string_new_len (bare, sizeof bare - 3);
  g_autoptr (GBytes) large = NULL;
  GBytes *const five[] = { photo, photo, photo, photo, photo };
  GBytes *const torn[] = { photo, text };

  for (guint i = 0; i < GVT_PROPOSAL_MAX_PICTURE; i++)
    g_string_append_c (long_photo, 'x');
  g_string_append_len (long_photo, "\xff\xd9", 2);
  large = g_bytes_new (long_photo->str, long_photo->len);

  assert_not_kept (fixture, five, G_N_ELEMENTS (five), GVT_ERROR_BAD_INPUT);
  assert_not_kept (fixture, torn, G_N_ELEMENTS (torn), GVT_ERROR_BAD_FORMAT);
  assert_not_kept (fixture, &large, 1, GVT_ERROR_TOO_LARGE);
}

typedef struct
{
  Fixture *fixture;
  GvtProposal *proposal;
} Erasing;

static gboolean
erase (GvtDb *db, gpointer user_data, GError **error)
{
  const Erasing *erasing = user_data;

  return gvt_journal_erase (erasing->fixture->journal, db, gvt_proposal_get_id (erasing->proposal),
                            1, "retention", error);
}

/* D1: and a rebuild brings nothing back. */
static void
test_erased_with_the_names (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) gone = make_with_a_photo (fixture);
  g_autoptr (GvtProposal) kept = make_with_a_photo (fixture);
  g_autoptr (GvtProposalDetails) details = NULL;
  Erasing erasing = { fixture, gone };

  g_assert_cmpuint (blobs_of (fixture).n, ==, 2);
  gvt_proposal_fixture_write (fixture, erase, &erasing);

  g_assert_cmpuint (blobs_of (fixture).n, ==, 1);
  details = gvt_proposal_fixture_open_details (fixture, gone);
  g_assert_true (gvt_proposal_details_is_erased (details));
  g_assert_cmpuint (gvt_proposal_details_get_pictures (details)->len, ==, 0);
}

#define ADD(path, func) \
  g_test_add (path, Fixture, NULL, gvt_proposal_fixture_set_up, func, \
              gvt_proposal_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/proposal-pictures/sealed-and-without-place-or-camera", test_sealed_and_stripped);
  ADD ("/proposal-pictures/a-bad-one-keeps-nothing-at-all", test_bad_pictures_keep_nothing);
  ADD ("/proposal-pictures/erased-with-the-names", test_erased_with_the_names);
  return g_test_run ();
}
