/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proposals on paper: the slip of a village and the receipt of one, and that nobody is named. */
#include <string.h>

#include "gvt-code-list.h"
#include "gvt-proposal-fixture.h"
#include "gvt-proposal-paper.h"
#include "gvt-sync-store.h"

static const GvtProposalPaper paper = { NULL, FALSE };

/* Returns: (transfer full): what can be read on it */
static char *
text_of (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                      "pdftotext", "-layout", path, "-", NULL);
  char *text = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static gboolean
has_pdftotext (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  if (program == NULL)
    g_test_skip ("no pdftotext");
  return program != NULL;
}

static char *
write_slip (GvtProposalFixture *self, const char *village, GError **error)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "hasil.pdf", NULL);
  guint n = 0;

  return gvt_slip_write (self->profile, village, &paper, path, &n, error) ? g_steal_pointer (&path)
                                                                          : NULL;
}

static void
assert_names_nobody (const char *text)
{
  g_assert_null (strstr (text, "Nurhasanah"));
  g_assert_null (strstr (text, NIK));
  g_assert_null (strstr (text, "520204"));
  g_assert_null (strstr (text, "1990"));
  g_assert_null (strstr (text, PHONE));
}

/* I10: by receipt number alone, marked with laptop, officer and time. */
static void
test_I10_a_slip_tells_by_number_and_names_nobody (GvtProposalFixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) death = gvt_proposal_fixture_make (self, GVT_PROPOSAL_DEATH);
  g_autoptr (GvtProposal) data = gvt_proposal_fixture_make (self, GVT_PROPOSAL_WRONG_DATA);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (!has_pdftotext ())
    return;
  g_assert_true (
      gvt_proposals_withdraw (self->profile, gvt_proposal_get_id (data), "mistake", &error));
  path = write_slip (self, VILLAGE, &error);
  g_assert_no_error (error);
  text = text_of (path);
  g_assert_nonnull (strstr (text, gvt_proposal_get_receipt (death)));
  g_assert_nonnull (strstr (text, gvt_proposal_get_receipt (data)));
  g_assert_nonnull (strstr (text, "Has died"));
  g_assert_nonnull (strstr (text, "waits to be"));
  g_assert_nonnull (strstr (text, "Withdrawn"));
  g_assert_nonnull (strstr (text, "Decision of"));
  g_assert_nonnull (strstr (text, "Made with Go Vote on laptop TEST"));
  assert_names_nobody (text);
}

/* --- how far it is --- */

typedef struct
{
  GvtId device;
  guint64 sent;
  guint64 received;
} Delivered;

static gboolean
deliver (GvtDb *db, gpointer user_data, GError **error)
{
  const Delivered *self = user_data;
  g_autoptr (GvtStmt) stmt = NULL;

  if (!gvt_sync_store_set_sent (db, &self->device, 1, self->sent, error))
    return FALSE;
  stmt = gvt_db_prepare (db, "UPDATE delivery SET received = :received", error);
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_int (stmt, ":received", (gint64) self->received);
  return gvt_stmt_run (stmt, error);
}

static void
assert_way (GvtProposalFixture *self,
            GvtProposal *proposal,
            guint64 sent,
            guint64 received,
            const char *code)
{
  Delivered delivered = { *gvt_proposal_get_device (proposal), sent, received };
  g_autoptr (GError) error = NULL;
  GvtProposalWay way;

  gvt_proposal_fixture_write (self, deliver, &delivered);
  gvt_proposal_way (self->profile, proposal, &way, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gvt_proposal_way_code (way), ==, code);
}

static void
test_a_proposal_is_as_far_as_the_centre_signed_for (GvtProposalFixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = gvt_proposal_fixture_make (self, GVT_PROPOSAL_DEATH);
  g_autoptr (GvtEvent) event = gvt_proposal_fixture_last (self, "proposal.made/1");
  guint64 seq = event->header.seq;

  assert_way (self, proposal, seq - 1, seq - 1, "waiting");
  assert_way (self, proposal, seq, seq - 1, "sent");
  assert_way (self, proposal, seq, seq, "received");
}

static void
test_a_slip_stays_within_the_area (GvtProposalFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (write_slip (self, VILLAGE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND); /* nothing was taken there */
  g_clear_error (&error);
  g_assert_null (write_slip (self, "52.02", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  gvt_proposal_fixture_as (self, GVT_TEST_OFFICER);
  g_assert_null (write_slip (self, FAR_VILLAGE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
}

/* Who took it home finds it again; the file is known, and no name is in it. */
static void
test_I10_a_receipt_is_printed_and_recorded (GvtProposalFixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = gvt_proposal_fixture_make (self, GVT_PROPOSAL_DEATH);
  g_autofree char *path = g_build_filename (gvt_test_folder (), "tanda-terima.pdf", NULL);
  g_autoptr (GPtrArray) exports = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!has_pdftotext ())
    return;
  gvt_proposal_receipt_write (self->profile, proposal, &paper, path, &error);
  g_assert_no_error (error);
  text = text_of (path);
  g_assert_nonnull (strstr (text, gvt_proposal_get_receipt (proposal)));
  g_assert_nonnull (strstr (text, "Made with Go Vote on laptop TEST"));
  assert_names_nobody (text);
  exports = gvt_exports_list (self->profile, &error);
  g_assert_cmpuint (exports->len, ==, 1);
  g_assert_cmpstr (((GvtExported *) exports->pdata[0])->form, ==, GVT_RECEIPT_FORM);
  g_assert_false (gvt_test_folder_contains (self->folder, "Nurhasanah"));
}

#define ADD(path, func) \
  g_test_add (path, GvtProposalFixture, NULL, gvt_proposal_fixture_set_up, func, \
              gvt_proposal_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/proposal-paper/I10-a-slip-tells-by-number-and-names-nobody",
       test_I10_a_slip_tells_by_number_and_names_nobody);
  ADD ("/proposal-paper/a-proposal-is-as-far-as-the-centre-signed-for",
       test_a_proposal_is_as_far_as_the_centre_signed_for);
  ADD ("/proposal-paper/a-slip-stays-within-the-area", test_a_slip_stays_within_the_area);
  ADD ("/proposal-paper/I10-a-receipt-is-printed-and-recorded",
       test_I10_a_receipt_is_printed_and_recorded);
  return g_test_run ();
}
