/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What supervisors say about laptops: lost, found, handed over. */
#include <glib/gi18n-lib.h>

#include "gvt-central-commands.h"
#include "gvt-central-devices.h"
#include "gvt-central-dossier.h"
#include "gvt-central-fleet-acts.h"
#include "gvt-central-folder.h"
#include "gvt-file.h"
#include "gvt-hand-over-paper.h"
#include "gvt-output.h"

/* @device: (out) (transfer full): the operand. Returns: (transfer full) (nullable) */
static GvtCentral *
open_device (const GvtArgs *args, GvtDeviceRecord **device, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);

  *device = central != NULL
                ? gvt_central_resolve_device (central, gvt_args_operand (args, 0), error)
                : NULL;
  return *device != NULL ? g_steal_pointer (&central) : NULL;
}

/* --- lost --- */

static gboolean
run_lost (const GvtArgs *args, GError **error)
{
  const char *where = gvt_args_get (args, "where");
  const char *supervisor = gvt_args_require (args, "supervisor", error);
  GvtLoss loss = { .where = where != NULL ? where : "" };
  g_autoptr (GvtDeviceRecord) device = NULL;
  g_autoptr (GvtCentral) central = NULL;

  if (supervisor == NULL || (loss.reason = gvt_args_require (args, "reason", error)) == NULL
      || (loss.last_seen_on = gvt_args_require (args, "last-seen", error)) == NULL)
    return FALSE;
  central = open_device (args, &device, error);
  return central != NULL && gvt_central_lose_device (central, device, &loss, supervisor, error);
}

static const GvtOption lost_options[] = {
  { "supervisor", "CODE", N_ ("the supervisor who says so") },
  { "reason", "CODE", N_ ("how: stolen, left (behind somewhere), missing or disaster") },
  { "last-seen", "DATE", N_ ("the day on which it was seen last: YYYY-MM-DD") },
  { "where", "CODE", N_ ("the region where that was; may be left out") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_devices_lost_command = {
  .name = "devices lost",
  .operands = "CODE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("marks a laptop as lost: takes back its leases, and its key"),
  .details = N_ (
      "When it meets the centre the next time it destroys what opens its voter lists, and says so. "
      "Records that people made on it are still taken in; files and lists it gets no more. "
      "\"devices dossier\" writes what UU 27/2022 (PDP) art. 46 asks for, within 3 x 24 hours."),
  .options = lost_options,
  .run = run_lost,
};

/* --- found --- */

static gboolean
run_found (const GvtArgs *args, GError **error)
{
  const char *supervisor = gvt_args_require (args, "supervisor", error);
  g_autoptr (GvtDeviceRecord) device = NULL;
  g_autoptr (GvtCentral) central = supervisor != NULL ? open_device (args, &device, error) : NULL;

  return central != NULL && gvt_central_find_device_again (central, device, supervisor, error);
}

static const GvtOption found_options[] = {
  { "supervisor", "CODE", N_ ("the supervisor who has it in his hands") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_devices_found_command = {
  .name = "devices found",
  .operands = "CODE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("says that a lost laptop is here again, and may have lists"),
  .details = N_ ("What was destroyed stays so: grant new leases. The dossier goes on to say what "
                 "happened."),
  .options = found_options,
  .run = run_found,
};

/* --- another holder --- */

static gboolean
write_page (GvtCentral *central, const GvtDeviceRecord *device, const char *path, GError **error)
{
  g_autoptr (GBytes) page = gvt_central_hand_over_draw (central, device, error);

  return page != NULL && gvt_file_write (path, page, error);
}

/* Without --to the page alone is written, of the last hand-over: also of one that a supervisor
 * recorded at a laptop of his own. */
static gboolean
run_hand_over (const GvtArgs *args, GError **error)
{
  const char *to = gvt_args_get (args, "to");
  const char *path = gvt_args_get (args, "pdf");
  const char *supervisor = NULL;
  g_autoptr (GvtDeviceRecord) device = NULL;
  g_autoptr (GvtCentral) central = NULL;

  if (to == NULL && path == NULL)
    return gvt_usage_error (error, _ ("Say --to CODE for a hand-over, --pdf FILE for its page."));
  if (to != NULL && (supervisor = gvt_args_require (args, "supervisor", error)) == NULL)
    return FALSE;
  central = open_device (args, &device, error);
  return central != NULL
         && (to == NULL || gvt_central_hand_over (central, device, to, supervisor, error))
         && (path == NULL || write_page (central, device, path, error));
}

static const GvtOption hand_over_options[] = {
  { "to", "CODE", N_ ("who answers for it from now on; he must have a slot on it") },
  { "supervisor", "CODE", N_ ("the supervisor who says so") },
  { "pdf", "FILE", N_ ("writes the page that both sign") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_devices_hand_over_command = {
  .name = "devices hand-over",
  .operands = "CODE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("notes who answers for a laptop from now on"),
  .details = N_ ("With --pdf alone it writes the page of the last hand-over, also of one that a "
                 "supervisor recorded on his laptop (govotectl fleet hand-over)."),
  .options = hand_over_options,
  .run = run_hand_over,
};

/* --- the dossier --- */

static gboolean
write_pages (GvtCentral *central, JsonObject *dossier, const char *path, GError **error)
{
  g_autoptr (GBytes) pages = gvt_central_dossier_draw (central, dossier, error);

  return pages != NULL && gvt_file_write (path, pages, error);
}

static gboolean
run_dossier (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_get (args, "pdf");
  g_autoptr (GvtDeviceRecord) device = NULL;
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (JsonObject) dossier = NULL;

  if (path == NULL && !gvt_args_has (args, "json"))
    return gvt_usage_error (error,
                            _ ("Say --pdf FILE for the pages, or --json for what they say."));
  central = open_device (args, &device, error);
  dossier = central != NULL ? gvt_central_dossier (central, device, error) : NULL;
  if (dossier == NULL || (path != NULL && !write_pages (central, dossier, path, error)))
    return FALSE;
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (dossier);
  return TRUE;
}

static const GvtOption dossier_options[] = {
  { "pdf", "FILE", N_ ("writes the pages there") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_devices_dossier_command = {
  .name = "devices dossier",
  .operands = "CODE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("writes what there is to say of a lost laptop, for the notice that the law asks"),
  .details = N_ (
      "Which villages and how many voters its lists had, in which versions; when it was heard and "
      "unlocked last; where its leases stand, and whether the keys were destroyed; what protects "
      "them; and until when the notice is due. It counts and names no voter. As it stands now: "
      "what a laptop that turned up again told is in it, too."),
  .options = dossier_options,
  .run = run_dossier,
};
