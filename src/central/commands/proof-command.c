/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the centre says of a visit, for anybody to check. */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-proof.h"
#include "gvt-file.h"
#include "gvt-hash.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-proof.h"
#include "gvt-report-code.h"
#include "gvt-retirement-paper.h"
#include "gvt-retirement.h"
#include "gvt-text.h"

static gboolean
run_make (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_operand (args, 1);
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GBytes) proof = NULL;
  GvtId visit;

  if (!gvt_id_from_text (gvt_args_operand (args, 0), &visit, NULL))
    return gvt_usage_error (error, _ ("\"%s\" is no id."), gvt_args_operand (args, 0));
  if ((central = gvt_central_open_args (args, error)) == NULL
      || (proof = gvt_central_prove_report (central, &visit, error)) == NULL
      || !gvt_file_write (path, proof, error))
    return FALSE;
  if (!gvt_args_has (args, "json"))
    gvt_print (_ ("Written to %s\n"), path);
  return TRUE;
}

const GvtCommand gvt_proof_make_command = {
  .name = "proof make",
  .operands = "VISIT FILE",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("writes the certificate of a visit's report, which anybody can check"),
  .details = N_ (
      "The figures as they stand now, over all laptops whose records have come, with the check "
      "code and the head of each laptop's journal, signed by the centre. No names are in it. With "
      "the centre's public root key (keys show) \"proof verify\" checks it, on any machine, also "
      "years later."),
  .run = run_make,
};

/* --- checking --- */

static gboolean
read_root (const GvtArgs *args, GvtPublicKey *root, GError **error)
{
  const char *text = gvt_args_require (args, "root", error);

  if (text == NULL)
    return FALSE;
  if (!gvt_unhex (text, root->bytes, sizeof root->bytes, NULL))
    return gvt_usage_error (error, _ ("\"%s\" is no public root key: 64 hexadecimal digits."),
                            text);
  return TRUE;
}

static JsonObject *
proof_to_json (const GvtProof *proof)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "centre", proof->keys->name);
  json_object_set_boolean_member (object, "practice", proof->keys->practice);
  json_object_set_int_member (object, "serial", (gint64) proof->keys->serial);
  json_object_set_int_member (object, "issued_at_us", proof->issued_at_us);
  json_object_set_object_member (object, "report", json_object_ref (proof->report));
  return object;
}

static void
print_laptops (JsonObject *report)
{
  JsonArray *laptops = json_object_has_member (report, "laptops")
                           ? gvt_json_get_array (report, "laptops", NULL)
                           : NULL;

  for (guint i = 0; laptops != NULL && i < json_array_get_length (laptops); i++)
    {
      JsonObject *laptop = json_array_get_object_element (laptops, i);
      g_autofree char *records = gvt_text_number (gvt_json_int_or (laptop, "records", 0));

      /* Translators: a laptop's code, a number, and 64 hexadecimal digits */
      gvt_print (_ ("Laptop %s: %s records, up to %s"), gvt_json_text_or (laptop, "code", "?"),
                 records, gvt_json_text_or (laptop, "head", "?"));
      gvt_print ("\n");
    }
}

/* Returns: (transfer full): as it stands on paper */
static char *
dup_code (JsonObject *report)
{
  const char *code = gvt_json_text_or (report, "code", "");

  return strlen (code) == GVT_REPORT_CODE_LENGTH ? gvt_report_code_group (code) : g_strdup (code);
}

static gboolean
is_of_retirement (JsonObject *report)
{
  return g_str_equal (gvt_json_text_or (report, "about", ""), GVT_RETIREMENT_ABOUT);
}

static void
print_retirement (JsonObject *figures)
{
  g_autofree char *words = gvt_retirement_describe (figures);
  g_autofree char *records = gvt_text_number (gvt_json_int_or (figures, "records", 0));

  gvt_print ("%s\n", words);
  gvt_print (_ ("Laptop %s: %s records, up to %s"), gvt_json_text_or (figures, "code", "?"),
             records, gvt_json_text_or (figures, "head", "?"));
  gvt_print ("\n");
}

static void
print_report (JsonObject *report)
{
  g_autofree char *day = gvt_text_date_with_day (gvt_json_text_or (report, "date", ""));
  g_autofree char *men = gvt_text_number (gvt_json_int_or (report, "men", 0));
  g_autofree char *code = dup_code (report);
  g_autofree char *women = gvt_text_number (gvt_json_int_or (report, "women", 0));

  gvt_print ("%s · %s\n", gvt_json_text_or (report, "name", "?"), day);
  gvt_print (_ ("%s men and %s women. Check code: %s"), men, women, code);
  gvt_print ("\n");
  print_laptops (report);
}

static void
print_proof (const GvtProof *proof)
{
  g_autofree char *issued = gvt_text_date_time (proof->issued_at_us);

  /* Translators: a centre's name, a time, a number */
  gvt_print (_ ("It holds: signed by %s on %s, with its keys of serial %u."), proof->keys->name,
             issued, (guint) proof->keys->serial);
  gvt_print ("\n");
  if (proof->keys->practice)
    gvt_print ("%s\n", _ ("All of it is invented: it is of a practice centre."));
  if (is_of_retirement (proof->report))
    print_retirement (proof->report);
  else
    print_report (proof->report);
}

static gboolean
run_verify (const GvtArgs *args, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GvtProof) proof = NULL;
  GvtPublicKey root;

  if (!read_root (args, &root, error)
      || (bytes = gvt_file_read (gvt_args_operand (args, 0), GVT_PROOF_MAX_BYTES, error)) == NULL
      || (proof = gvt_proof_read (bytes, &root, error)) == NULL)
    return FALSE;
  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) object = proof_to_json (proof);

      gvt_print_json_object (object);
    }
  else
    print_proof (proof);
  return TRUE;
}

static const GvtOption verify_options[] = {
  { "root", "KEY", N_ ("the centre's public root key, 64 hexadecimal digits") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_proof_verify_command = {
  .name = "proof verify",
  .operands = "FILE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("checks the certificate of a visit's report or of a laptop's retirement, without "
                 "the centre"),
  .details = N_ (
      "Ask for the public root key by another way than the file came, and compare the check code "
      "with the one on paper. Exit code 1 when anything of it was changed, or it is of another "
      "centre.\n\n"
      "As JSON: {\"centre\", \"practice\", \"serial\", \"issued_at_us\", \"report\"}, the report "
      "as "
      "\"visits report\" gives it, and \"visit\", its id."),
  .options = verify_options,
  .run = run_verify,
};
