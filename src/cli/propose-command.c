/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-code-list.h"
#include "gvt-output.h"
#include "gvt-proposal-acts.h"
#include "gvt-proposal-file.h"

#define MAX_VERSION 1000000
#define NO_EVIDENCE "none"

/* "wrong-data" is typed with a hyphen, as everything here. */
static const char *
read_kind (const GvtArgs *args, GError **error)
{
  const char *typed = gvt_args_operand (args, 0);

  if (g_str_equal (typed, "wrong-data"))
    return GVT_PROPOSAL_WRONG_DATA;
  if (gvt_code_is_listed (gvt_proposal_codes, typed))
    return typed;

  gvt_usage_error (error, _ ("KIND is new, death, move or wrong-data."));
  return NULL;
}

/* Said expressly, even that there is none: it is asked for first when a proposal is checked.
 * Returns: (transfer container) (nullable) */
static GPtrArray *
read_evidence (const GvtArgs *args, GError **error)
{
  g_autoptr (GPtrArray) given = gvt_args_get_all (args, "evidence");
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < given->len; i++)
    if (!g_str_equal (g_ptr_array_index (given, i), NO_EVIDENCE))
      g_ptr_array_add (codes, g_ptr_array_index (given, i));
  g_ptr_array_add (codes, NULL);

  if (given->len > 0)
    return g_steal_pointer (&codes);

  gvt_usage_error (error, _ ("--evidence is missing: a code, or none."));
  return NULL;
}

/* Both would read the same standard input. */
static gboolean
check_inputs (const GvtArgs *args, GError **error)
{
  const char *from = gvt_args_require (args, "from", error);

  if (from == NULL)
    return FALSE;

  return g_strcmp0 (gvt_args_get (args, "passphrase-file"), "-") != 0 || !g_str_equal (from, "-")
         || gvt_usage_error (error, _ ("Standard input can be the passphrase or the proposal, not "
                                       "both."));
}

static gboolean
fill (const GvtArgs *args, GvtProposalInput *input, GError **error)
{
  gint64 version = 0;

  input->proposal = read_kind (args, error);
  input->village = input->proposal != NULL ? gvt_args_require (args, "village", error) : NULL;
  input->reporter = input->village != NULL ? gvt_args_require (args, "reporter", error) : NULL;
  input->has_consent = gvt_args_has (args, "consent");
  input->scope = gvt_args_get (args, "scope");
  input->election = gvt_args_get (args, "election");
  if (input->reporter == NULL
      || !gvt_args_get_int (args, "list-version", 1, MAX_VERSION, &version, error))
    return FALSE;

  input->list_version = (guint) version;
  return check_inputs (args, error);
}

static void
print_proposal (const GvtArgs *args, GvtProposal *proposal)
{
  g_autoptr (JsonObject) object = gvt_proposal_to_json (proposal);

  if (gvt_args_has (args, "json"))
    gvt_print_json_object (object);
  else
    gvt_print ("%s\n", gvt_proposal_get_receipt (proposal));
}

static gboolean
run_propose (const GvtArgs *args, GError **error)
{
  GvtProposalInput input = { 0 };
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (GvtProposalFile) file = NULL;
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtProposal) proposal = NULL;

  if (!fill (args, &input, error))
    return FALSE;
  evidence = read_evidence (args, error);
  file = evidence != NULL ? gvt_proposal_file_read (gvt_args_get (args, "from"), error) : NULL;
  profile = file != NULL ? gvt_cli_unlock (args, error) : NULL;
  if (profile == NULL)
    return FALSE;

  input.evidence = (const char *const *) evidence->pdata;
  gvt_proposal_file_fill (file, &input);
  proposal = gvt_proposals_make (profile, &input, error);
  if (proposal == NULL)
    return FALSE;

  print_proposal (args, proposal);
  return TRUE;
}

static const GvtOption options[] = {
  { "village", "CODE", N_ ("where the voter is listed, or shall be") },
  { "from", "FILE", N_ ("what is said about people, \"-\" for standard input") },
  { "evidence", "CODE",
    N_ ("what was shown, once for each: ktp-el, kk, ikd, biodata, akta-kematian, "
        "surat-keterangan, sk, dokumen-lain; or none") },
  { "reporter", "WHO", N_ ("self, family, officer or citizen") },
  { "consent", NULL, N_ ("the reporter agrees that this is kept and passed on") },
  { "election", "ID", N_ ("of the list that shows the voter: pilkada-2024") },
  { "list-version", "N", N_ ("of that list") },
  { "scope", "CODE", N_ ("the election or period it is made for") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_propose_command = {
  .name = "propose",
  .operands = "KIND",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("records a correction of the voter list and prints its receipt number"),
  .details = N_ (
      "KIND is new, death, move or wrong-data. Nothing is changed in any list: the election "
      "office decides. Names and numbers come from FILE alone: a JSON object, or lines "
      "FIELD=VALUE. Fields: nik, nkk, name, birth_place, birth_date, marital, sex, address, rt, "
      "rw, disability, ktp_el, tps, death_date, moved_to, phone, note, reporter_name. A change "
      "is old.FIELD=VALUE and new.FIELD=VALUE, or in JSON \"changes\": [{\"field\", \"old\", "
      "\"new\"}].\n\n"
      "All of it is sealed to the data officers and the centre. Who does not open the voter "
      "lists writes it blind and cannot read it back."),
  .options = options,
  .run = run_propose,
};
