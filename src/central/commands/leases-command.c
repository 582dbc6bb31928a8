/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-lease-visit.h"
#include "gvt-central-leases.h"
#include "gvt-output.h"
#include "gvt-region.h"
#include "gvt-text.h"

/* --- to a laptop --- */

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
grant_to_laptop (const GvtArgs *args, GError **error)
{
  const char *device_text = gvt_args_require (args, "device", error);
  const char *until = device_text != NULL ? gvt_args_require (args, "until", error) : NULL;
  g_autoptr (GPtrArray) villages = until != NULL ? clean_villages (args, error) : NULL;
  g_autoptr (GPtrArray) supervisors = gvt_args_get_all (args, "supervisor");
  g_autoptr (GvtCentral) central = villages != NULL ? gvt_central_open_args (args, error) : NULL;
  g_autoptr (GvtDeviceRecord) device = NULL;
  GvtLeaseGrant grant = { .election = gvt_args_get (args, "election"), .until = until };

  if (central == NULL)
    return FALSE;

  device = gvt_central_resolve_device (central, device_text, error);
  g_ptr_array_add (supervisors, NULL);
  grant.device = device;
  grant.villages = (const char *const *) villages->pdata;
  grant.supervisors = (const char *const *) supervisors->pdata;
  return device != NULL && gvt_central_grant_lease (central, &grant, error);
}

/* --- to the laptops of a visit --- */

static void
print_laptops (GPtrArray *laptops, const char *until)
{
  g_autofree char *day = gvt_text_date (until);

  for (guint i = 0; i < laptops->len; i++)
    {
      const GvtVisitLease *laptop = laptops->pdata[i];

      if (laptop->n_granted > 0)
        gvt_print (g_dngettext (GETTEXT_PACKAGE, "Laptop %s: the list of %u village, until %s\n",
                                "Laptop %s: the lists of %u villages, until %s\n",
                                laptop->n_granted),
                   laptop->code, laptop->n_granted, day);
      else
        gvt_print (_ ("Laptop %s: may open all of them that long already\n"), laptop->code);
    }
}

static void
print_laptops_json (GPtrArray *laptops, const char *until)
{
  g_autoptr (JsonArray) all = json_array_new ();

  for (guint i = 0; i < laptops->len; i++)
    {
      const GvtVisitLease *laptop = laptops->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "code", laptop->code);
      json_object_set_int_member (object, "granted", laptop->n_granted);
      json_object_set_int_member (object, "held", laptop->n_held);
      json_object_set_string_member (object, "until", until);
      json_array_add_object_element (all, object);
    }
  gvt_print_json_array (all);
}

static gboolean
grant_to_visit (const GvtArgs *args, GError **error)
{
  static const char *const others[] = { "device", "village", "until", "supervisor" };
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GPtrArray) laptops = NULL;
  g_autofree char *until = NULL;
  GvtId visit;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (gvt_args_has (args, others[i]))
      return gvt_usage_error (error,
                              _ ("--visit takes laptops, villages and the last day from the "
                                 "plan: leave out --%s."),
                              others[i]);
  if (!gvt_id_from_text (gvt_args_get (args, "visit"), &visit, NULL))
    return gvt_usage_error (error, _ ("\"%s\" is no id."), gvt_args_get (args, "visit"));

  central = gvt_central_open_args (args, error);
  laptops = central != NULL ? gvt_central_grant_visit (
                central, &visit, gvt_args_get (args, "election"), &until, error)
                            : NULL;
  if (laptops == NULL)
    return FALSE;
  if (gvt_args_has (args, "json"))
    print_laptops_json (laptops, until);
  else
    print_laptops (laptops, until);
  return TRUE;
}

static gboolean
run_grant (const GvtArgs *args, GError **error)
{
  return gvt_args_has (args, "visit") ? grant_to_visit (args, error)
                                      : grant_to_laptop (args, error);
}

static const GvtOption grant_options[] = {
  { "visit", "ID", N_ ("the laptops and villages of this visit, until a day after it") },
  { "device", "ID|CODE", N_ ("the laptop: its code of four symbols, or its id") },
  { "village", "CODE", N_ ("whose list; once for each village") },
  { "election", "ID", N_ ("of which election; otherwise that of the last import") },
  { "until", "DATE", N_ ("the last day, YYYY-MM-DD") },
  { "supervisor", "CODE",
    N_ ("who approves lists of more than one regency; twice, for two of them") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_leases_grant_command = {
  .name = "leases grant",
  .summary = N_ ("lets a laptop open the voter lists of some villages until a day"),
  .details = N_ (
      "Each village must lie in the area of an officer or supervisor of that laptop, and "
      "its list must be published. The lease reaches the laptop at its next sync. With --visit the "
      "villages come from the visit's plan and worklists, and go to the laptops that the plan "
      "names, or else to those "
      "of its facilitators; what these may open that long already is left as it is. A laptop "
      "holds lists of more than one regency only where `devices station` says that it never "
      "leaves an office, and two supervisors who work in all of them approve. With --json: "
      "[{\"code\", \"granted\", \"held\", \"until\"}] by laptop."),
  .options = grant_options,
  .run = run_grant,
};
