/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-code-list.h"
#include "gvt-file.h"
#include "gvt-lookalikes.h"
#include "gvt-output.h"
#include "gvt-proposal-acts.h"
#include "gvt-proposal-file.h"

#define MAX_VERSION 1000000
#define MAX_FILE    (16 * 1024 * 1024) /* of a picture, before what a camera adds is taken off */
#define NO_EVIDENCE "none"

/* "wrong-data" is typed with a hyphen, as everything here. */
static const char *
read_kind (const GvtArgs *args, GError **error)
{
  const char *typed = gvt_args_operand (args, 0);

  if (g_str_equal (typed, "wrong-data"))
    return GVT_PROPOSAL_WRONG_DATA;
  if (g_str_equal (typed, "wrong-tps"))
    return GVT_PROPOSAL_WRONG_TPS;
  if (gvt_code_is_listed (gvt_proposal_codes, typed))
    return typed;

  gvt_usage_error (error, _ ("KIND is new, death, move, tms, wrong-tps or wrong-data."));
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

/* Returns: (transfer full) (element-type GBytes) (nullable) */
static GPtrArray *
read_pictures (const GvtArgs *args, GError **error)
{
  g_autoptr (GPtrArray) paths = gvt_args_get_all (args, "picture");
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < paths->len; i++)
    {
      GBytes *picture = gvt_file_read (g_ptr_array_index (paths, i), MAX_FILE, error);

      if (picture == NULL)
        return NULL;
      g_ptr_array_add (pictures, picture);
    }
  return g_steal_pointer (&pictures);
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
  input->tms_code = gvt_args_get (args, "tms-code");
  input->tms_scheme = gvt_args_get (args, "tms-scheme");
  input->has_consent = gvt_args_has (args, "consent");
  input->is_own_request = gvt_args_has (args, "own-request");
  input->scope = gvt_args_get (args, "scope");
  input->election = gvt_args_get (args, "election");
  if (input->reporter == NULL
      || !gvt_args_get_int (args, "list-version", 1, MAX_VERSION, &version, error))
    return FALSE;

  input->list_version = (guint) version;
  return check_inputs (args, error);
}

/* Before it is kept, or it would be its own look-alike. @found: (out) (nullable): %NULL without an
 * error for who writes blind. */
static gboolean
look_for_alikes (GvtProfile *profile,
                 const GvtProposalInput *input,
                 GPtrArray **found,
                 GError **error)
{
  g_autoptr (GvtRoll) roll = NULL;
  GvtAlikePerson person;

  if (!gvt_lookalikes_may (profile))
    return TRUE;

  roll = gvt_roll_open (profile, NULL, NULL, error);
  if (roll == NULL)
    return FALSE;

  gvt_alike_person_fill (&person, input, NULL);
  *found = gvt_lookalikes_find (profile, roll, &person, error);
  return *found != NULL;
}

static void
print_proposal (const GvtArgs *args, GvtProposal *proposal, GPtrArray *alikes)
{
  g_autoptr (JsonObject) object = NULL;

  if (!gvt_args_has (args, "json"))
    {
      gvt_print ("%s\n", gvt_proposal_get_receipt (proposal));
      for (guint i = 0; alikes != NULL && i < alikes->len; i++)
        {
          char *line = gvt_lookalike_describe (g_ptr_array_index (alikes, i));

          gvt_warn (_ ("Look again: %s\n"), line);
          gvt_wipe_free (line);
        }
      return;
    }

  object = gvt_proposal_to_json (proposal);
  if (alikes != NULL)
    json_object_set_array_member (object, "lookalikes", gvt_lookalikes_to_json (alikes));
  else
    json_object_set_null_member (object, "lookalikes");
  gvt_print_json_object (object);
}

static gboolean
run_propose (const GvtArgs *args, GError **error)
{
  GvtProposalInput input = { 0 };
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (GvtProposalFile) file = NULL;
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtProposal) proposal = NULL;
  g_autoptr (GPtrArray) alikes = NULL;
  g_autoptr (GPtrArray) pictures = NULL;

  if (!fill (args, &input, error))
    return FALSE;
  evidence = read_evidence (args, error);
  file = evidence != NULL ? gvt_proposal_file_read (gvt_args_get (args, "from"), error) : NULL;
  pictures = file != NULL ? read_pictures (args, error) : NULL;
  profile = pictures != NULL ? gvt_cli_unlock (args, error) : NULL;
  if (profile == NULL)
    return FALSE;

  input.evidence = (const char *const *) evidence->pdata;
  input.pictures = (GBytes *const *) pictures->pdata;
  input.n_pictures = pictures->len;
  gvt_proposal_file_fill (file, &input);
  if (!look_for_alikes (profile, &input, &alikes, error))
    return FALSE;
  proposal = gvt_proposals_make (profile, &input, error);
  if (proposal == NULL)
    return FALSE;

  print_proposal (args, proposal, alikes);
  return TRUE;
}

static const GvtOption options[] = {
  { "village", "CODE", N_ ("where the voter is listed, or shall be") },
  { "from", "FILE", N_ ("what is said about people, \"-\" for standard input") },
  { "evidence", "CODE",
    N_ ("what was shown, once for each: ktp-el, kk, ikd, biodata, akta-kematian, "
        "surat-keterangan, sk, kta, dokumen-lain; or none") },
  { "picture", "FILE",
    N_ ("of what was shown, or a signature: JPEG or PNG, at most 300 kB; up to four times") },
  { "tms-code", "CODE", N_ ("for tms: why the voter does not qualify") },
  { "tms-scheme", "SCHEME", N_ ("of that code: 2023/2024 unless said, or 2018-2020") },
  { "reporter", "WHO", N_ ("self, family, officer or citizen") },
  { "consent", NULL, N_ ("the reporter agrees that this is kept and passed on") },
  { "own-request", NULL,
    N_ ("the reporter asks for his own data to be put right, under UU PDP: then 72 hours run (to "
        "be "
        "verified)") },
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
      "KIND is new, death, move, tms, wrong-tps or wrong-data. Nothing is changed in any list: the "
      "election office decides. Names and numbers come from FILE alone: a JSON object, or lines "
      "FIELD=VALUE. Fields: nik, nkk, name, birth_place, birth_date, marital, sex, address, rt, "
      "rw, disability, ktp_el, tps, death_date, moved_to, phone, note, reporter_name. A change "
      "is old.FIELD=VALUE and new.FIELD=VALUE, or in JSON \"changes\": [{\"field\", \"old\", "
      "\"new\"}].\n\n"
      "tms is a voter who does not qualify for another reason than a death or a move. Its code "
      "says nothing without its scheme. 2023/2024: 1 died, 2 listed twice, 3 under age, 4 moved "
      "away, 5 unknown here, 6 TNI, 7 police, 8 wrong polling station. 2018-2020: 1 to 7 the same, "
      "9 right to vote revoked, 10 not resident here; its 8, loss of memory, is not taken any "
      "more. Needed is for 1 one of akta-kematian, surat-keterangan and dokumen-lain, for 6 and 7 "
      "kta; of the others no rule is known, so nothing is required. 1, 4 and 8 are kept as death, "
      "move and wrong-tps, which needs new.tps.\n\n"
      "Who may be the same person is told after the receipt number, and in \"lookalikes\": in the "
      "lists that are carried here and among this laptop's proposals. K1: all the same but the "
      "address; K2: the same NIK, another name; K3: the same name or one like it, born on the same "
      "day in the same place. It is a hint and hinders nothing; the look into the lists is "
      "recorded. For who does not open the lists it is null.\n\n"
      "All of it is sealed to the data officers and the centre. Who does not open the voter "
      "lists writes it blind and cannot read it back."),
  .options = options,
  .run = run_propose,
};
