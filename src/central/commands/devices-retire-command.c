/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of a laptop, as the centre sees it. */
#include <glib/gi18n-lib.h>

#include "gvt-central-commands.h"
#include "gvt-central-devices.h"
#include "gvt-central-folder.h"
#include "gvt-central-private.h"
#include "gvt-central-retire.h"
#include "gvt-file.h"
#include "gvt-output.h"
#include "gvt-proof.h"
#include "gvt-retirement-paper.h"

/* What was signed, read again as anybody would. */
static gboolean
tell (const GvtArgs *args, GvtCentral *central, GBytes *bytes, GError **error)
{
  const char *path = gvt_args_get (args, "pdf");
  const GvtPublicKey *root = &gvt_central_get_ring (central)->statement->root_key;
  g_autoptr (GvtProof) proof = gvt_proof_read (bytes, root, error);
  g_autoptr (GBytes) page = NULL;

  if (proof == NULL)
    return FALSE;
  if (path != NULL
      && ((page = gvt_retirement_draw (proof->report, error)) == NULL
          || !gvt_file_write (path, page, error)))
    return FALSE;
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (proof->report);
  else
    {
      g_autofree char *words = gvt_retirement_describe (proof->report);

      gvt_print ("%s\n", words);
    }
  return TRUE;
}

static gboolean
run_retire (const GvtArgs *args, GError **error)
{
  gboolean is_act = gvt_args_has (args, "with-loss");
  const char *path = gvt_args_get (args, "proof");
  const char *supervisor = is_act ? gvt_args_require (args, "supervisor", error) : NULL;
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GvtDeviceRecord) device = NULL;
  g_autoptr (GBytes) proof = NULL;

  if ((is_act && supervisor == NULL) || (central = gvt_central_open_args (args, error)) == NULL
      || (device = gvt_central_resolve_device (central, gvt_args_operand (args, 0), error)) == NULL
      || (is_act && !gvt_central_write_off (central, device, supervisor, error))
      || (proof = gvt_central_prove_retirement (central, device, error)) == NULL
      || (path != NULL && !gvt_file_write (path, proof, error)))
    return FALSE;
  return tell (args, central, proof, error);
}

static const GvtOption options[] = {
  { "with-loss", NULL,
    N_ ("writes off a laptop that is broken and will never talk: what it had not sent is lost") },
  { "supervisor", "CODE", N_ ("with --with-loss: the supervisor who says so") },
  { "pdf", "FILE", N_ ("writes the page for the file") },
  { "proof", "FILE", N_ ("writes the signed file, for \"proof verify\"") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_devices_retire_command = {
  .name = "devices retire",
  .operands = "CODE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("shows and proves that a laptop was retired, or writes off a broken one"),
  .details = N_ (
      "A laptop that works gives itself up (govotectl retire); without --with-loss this only tells "
      "of it. Either is for good: its leases are taken back, and it gets nothing any more. Should "
      "one that was written off talk all the same, its records are still taken in, and it is told "
      "to destroy what opens its lists. The same machine may be enrolled anew, under another "
      "code.\n\n"
      "As JSON: the figures that are signed: {\"about\": \"retirement\", \"centre\", \"code\", "
      "\"device\", \"incarnation\", \"by\", \"records\", \"head\", \"at_us\", \"contact_at_us\", "
      "\"unsent\": what it told last that it had alone, \"is_written_off\"}."),
  .options = options,
  .run = run_retire,
};
