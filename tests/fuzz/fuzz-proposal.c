/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The personal part of a proposal, inside its seal: the centre opens what any laptop sealed. */
#include "gvt-code-list.h"
#include "gvt-fuzz.h"
#include "gvt-proposal-details.h"
#include "gvt-proposal-input.h"

static const GvtSecret *
get_key (void)
{
  static GvtSecret *key;

  if (key == NULL)
    key = gvt_secret_new (gvt_fuzz_signer ()->bytes, 32);
  return key;
}

static void
show_all (GvtProposalDetails *details)
{
  g_autoptr (JsonObject) object = gvt_proposal_details_to_json (details);

  g_assert_nonnull (object);
  for (guint field = 0; field < GVT_N_FIELDS; field++)
    {
      g_autofree char *shown = gvt_proposal_details_show (details, (GvtProposalField) field);
      g_autofree char *old = gvt_proposal_details_show_old (details, (GvtProposalField) field);
      g_autofree char *now = gvt_proposal_details_show_new (details, (GvtProposalField) field);

      g_assert_true (shown == NULL || g_utf8_validate (shown, -1, NULL));
      g_assert_true (old == NULL || g_utf8_validate (old, -1, NULL));
      g_assert_true (now == NULL || g_utf8_validate (now, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GvtProposalDetails) details = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) error = NULL;
  GvtPublicKey recipient;

  gvt_sealing_key_public (get_key (), &recipient);
  sealed = gvt_seal_to (&recipient, 1, GVT_PROPOSAL_SEAL_CONTEXT, data, size);
  details = gvt_proposal_details_unseal (get_key (), sealed, &error);
  if (details == NULL)
    return gvt_fuzz_refused (error);

  show_all (details);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  const char *const evidence[] = { "ktp-el", NULL };
  const GvtProposalChange changes[] = { { GVT_FIELD_RT, "001", "009" } };
  const GvtProposalInput input = { .proposal = GVT_PROPOSAL_WRONG_DATA,
                                   .village = "52.02.01.2003",
                                   .evidence = evidence,
                                   .reporter = "self",
                                   .values = { [GVT_FIELD_NIK] = "5202016507900001",
                                               [GVT_FIELD_NAME] = "SITI AMINAH",
                                               [GVT_FIELD_BIRTH_DATE] = "1990-07-25" },
                                   .changes = changes,
                                   .n_changes = 1 };
  g_auto (GvtProposalParts) parts = { 0 };
  g_autoptr (GError) error = NULL;

  gvt_proposal_input_split (&input, "2026-11-24", &parts, &error);
  g_assert_no_error (error);
  g_ptr_array_add (seeds, g_bytes_new (g_bytes_get_data (parts.personal, NULL),
                                       g_bytes_get_size (parts.personal)));
}
