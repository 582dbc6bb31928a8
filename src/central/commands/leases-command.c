/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-leases.h"
#include "gvt-region.h"

/* The codes with dots, as packs and leases have them. */
static GPtrArray *
clean_villages (const GvtArgs *args, GError **error)
{
  g_autoptr (GPtrArray) typed = gvt_args_get_all (args, "village");
  g_autoptr (GPtrArray) clean = g_ptr_array_new_with_free_func (g_free);

  if (typed->len == 0)
    {
      gvt_usage_error (error, _ ("Which villages? --village CODE, once for each."));
      return NULL;
    }
  for (guint i = 0; i < typed->len; i++)
    {
      char *code = gvt_region_code_clean (typed->pdata[i], error);

      if (code == NULL)
        return NULL;
      g_ptr_array_add (clean, code);
    }
  g_ptr_array_add (clean, NULL);
  return g_steal_pointer (&clean);
}

static gboolean
run_grant (const GvtArgs *args, GError **error)
{
  const char *device_text = gvt_args_require (args, "device", error);
  const char *until = device_text != NULL ? gvt_args_require (args, "until", error) : NULL;
  g_autoptr (GPtrArray) villages = until != NULL ? clean_villages (args, error) : NULL;
  g_autoptr (GvtCentral) central = villages != NULL ? gvt_central_open_args (args, error) : NULL;
  g_autoptr (GvtDeviceRecord) device = NULL;
  GvtLeaseGrant grant = { .election = gvt_args_get (args, "election"), .until = until };

  if (central == NULL)
    return FALSE;

  device = gvt_central_resolve_device (central, device_text, error);
  grant.device = device;
  grant.villages = (const char *const *) villages->pdata;
  return device != NULL && gvt_central_grant_lease (central, &grant, error);
}

static const GvtOption grant_options[] = {
  { "device", "ID|CODE", N_ ("the laptop: its code of four symbols, or its id") },
  { "village", "CODE", N_ ("whose list; once for each village") },
  { "election", "ID", N_ ("of which election; otherwise that of the last import") },
  { "until", "DATE", N_ ("the last day, YYYY-MM-DD") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_leases_grant_command = {
  .name = "leases grant",
  .summary = N_ ("lets a laptop open the voter lists of some villages until a day"),
  .details = N_ (
      "Each village must lie in the area of an officer or supervisor of that laptop, and "
      "its list must be published. The lease reaches the laptop at its next sync."),
  .options = grant_options,
  .run = run_grant,
};
