/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with leases that were granted. */
#include <glib/gi18n-lib.h>

#include "gvt-central-commands.h"
#include "gvt-central-folder.h"
#include "gvt-central-lease-acts.h"
#include "gvt-json.h"
#include "gvt-listing.h"
#include "gvt-output.h"
#include "gvt-text.h"

/* --- listing --- */

static const char *
state_text (GvtLeaseState state)
{
  switch (state)
    {
    case GVT_LEASE_WAITING:
      return _ ("waits for the laptop's next sync");
    case GVT_LEASE_LIVING:
      return _ ("counts");
    case GVT_LEASE_ENDED:
      return _ ("ended: closed, can be extended");
    case GVT_LEASE_REVOKED:
      return _ ("revoked; the laptop has not said that it obeyed");
    case GVT_LEASE_DESTROYED:
    default:
      return _ ("destroyed on the laptop");
    }
}

static JsonObject *
village_to_json (const GvtLeaseVillage *village)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", village->village);
  json_object_set_string_member (object, "election", village->election);
  json_object_set_int_member (object, "list_version", village->list_version);
  json_object_set_int_member (object, "epoch", village->epoch);
  return object;
}

static JsonObject *
lease_to_json (gpointer row, gpointer source)
{
  const GvtLease *lease = row;
  const GvtLeaseRecord *record = &lease->record;
  JsonObject *object = json_object_new ();
  JsonArray *villages = json_array_new ();

  for (guint i = 0; i < lease->villages->len; i++)
    json_array_add_object_element (villages, village_to_json (lease->villages->pdata[i]));
  gvt_json_set_id (object, "lease", &record->lease);
  gvt_json_set_id (object, "device", &record->device);
  json_object_set_string_member (object, "code", lease->code);
  json_object_set_int_member (object, "incarnation", record->incarnation);
  json_object_set_string_member (object, "state", gvt_lease_state_code (lease->state));
  json_object_set_int_member (object, "not_before_us", record->not_before_us);
  json_object_set_int_member (object, "not_after_us", record->not_after_us);
  json_object_set_int_member (object, "revoked_at_us", record->revoked_at_us);
  json_object_set_array_member (object, "villages", villages);
  return object;
}

static GvtTable *
new_table (void)
{
  return gvt_table_new (_ ("LEASE"), _ ("LAPTOP"), _ ("VILLAGES"), _ ("ENDS"), _ ("STATE"), NULL);
}

static void
add_lease (GvtTable *table, gpointer row, gpointer source)
{
  const GvtLease *lease = row;
  g_autofree char *id = gvt_id_to_text (&lease->record.lease);
  g_autofree char *n_villages = gvt_text_number (lease->villages->len);
  g_autofree char *ends = gvt_text_date_time (lease->record.not_after_us);

  gvt_table_add (table, id, lease->code, n_villages, ends, state_text (lease->state), NULL);
}

/* @device: (out) (transfer full): %NULL where none was named */
static gboolean
resolve (GvtCentral *central, const GvtArgs *args, GvtDeviceRecord **device, GError **error)
{
  const char *typed = gvt_args_get (args, "device");

  *device = typed != NULL ? gvt_central_resolve_device (central, typed, error) : NULL;
  return typed == NULL || *device != NULL;
}

typedef struct
{
  GvtCentral *central;
  const GvtDeviceRecord *device; /* (nullable) */
} Source;

static GPtrArray *
read_leases (gpointer user_data, GvtKeyset *page, GError **error)
{
  const Source *source = user_data;

  return gvt_central_page_leases (source->central, source->device, page, error);
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  static const GvtListing listing = { read_leases, lease_to_json, new_table, add_lease };
  g_autoptr (GvtKeyset) page = gvt_leases_keyset_new ();
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GvtDeviceRecord) device = NULL;
  Source source;

  if (!gvt_listing_read_args (args, page, error))
    return FALSE;
  central = gvt_central_open_args (args, error);
  if (central == NULL || !resolve (central, args, &device, error))
    return FALSE;
  source = (Source){ central, device };
  return gvt_listing_print (&listing, args, page, &source, error);
}

static const GvtOption list_options[] = {
  { "device", "ID|CODE", N_ ("only of this laptop") },
  GVT_LISTING_OPTIONS,
  { NULL, NULL, NULL },
};

const GvtCommand gvt_leases_list_command = {
  .name = "leases list",
  .summary = N_ ("lists the leases of voter lists, and where each of them stands"),
  .details = N_ (
      "As JSON: [{\"lease\", \"device\", \"code\", \"incarnation\", \"state\", "
      "\"not_before_us\", \"not_after_us\", \"revoked_at_us\", \"villages\": [{\"code\", "
      "\"election\", \"list_version\", \"epoch\"}]}]. The states are: waiting (the laptop "
      "deposits one-time keys at its next sync), living, ended (its lists are closed there, and "
      "can be opened again by an extension), revoked (the laptop has not said yet that it obeyed: "
      "until then only its passphrases protect the lists) and destroyed (it said so)."),
  .options = list_options,
  .run = run_list,
};

/* --- extending --- */

static gboolean
read_id (const GvtArgs *args, GvtId *lease, GError **error)
{
  const char *typed = gvt_args_operand (args, 0);

  return gvt_id_from_text (typed, lease, NULL)
         || gvt_usage_error (error, _ ("\"%s\" is no id."), typed);
}

static gboolean
run_extend (const GvtArgs *args, GError **error)
{
  GvtLeaseExtension extension = { .until = gvt_args_require (args, "until", error) };
  g_autoptr (GPtrArray) supervisors = gvt_args_get_all (args, "supervisor");
  g_autoptr (GvtCentral) central = NULL;
  g_autofree char *code = NULL;
  GvtId lease;

  if (extension.until == NULL || !read_id (args, &lease, error))
    return FALSE;

  central = gvt_central_open_args (args, error);
  g_ptr_array_add (supervisors, NULL);
  extension.supervisors = (const char *const *) supervisors->pdata;
  extension.by_voice = gvt_args_has (args, "code");
  if (central == NULL || !gvt_central_extend_lease (central, &lease, &extension, &code, error))
    return FALSE;
  if (code != NULL)
    gvt_print ("%s\n", code);
  return TRUE;
}

static const GvtOption extend_options[] = {
  { "until", "DATE", N_ ("the new last day, YYYY-MM-DD") },
  { "code", NULL, N_ ("also prints a code that is read to the laptop's people by telephone") },
  { "supervisor", "CODE",
    N_ ("who approves lists of more than one regency; twice, for two of them") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_leases_extend_command = {
  .name = "leases extend",
  .operands = "LEASE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("moves the end of a lease to a later day"),
  .details = N_ ("The laptop is told at its next sync, and opens the lists again if they are "
                 "closed by then.\n\n"
                 "With --code a code of twelve letters and digits is printed, in groups of four. "
                 "It is good for this lease on this laptop and for this day alone, works once, and "
                 "is typed where the lists are looked at, or into `govotectl leases extend`. Know "
                 "whom you speak to: who has the code and the laptop's passphrase opens its lists "
                 "until that day."),
  .options = extend_options,
  .run = run_extend,
};

/* --- revoking --- */

static gboolean
revoke_of_laptop (GvtCentral *central, const GvtArgs *args, GError **error)
{
  g_autoptr (GvtDeviceRecord) device = NULL;
  guint n;

  if (!resolve (central, args, &device, error)
      || !gvt_central_revoke_leases (central, device, &n, error))
    return FALSE;
  gvt_print (g_dngettext (GETTEXT_PACKAGE, "%u lease revoked.\n", "%u leases revoked.\n", n), n);
  return TRUE;
}

static gboolean
run_revoke (const GvtArgs *args, GError **error)
{
  gboolean is_all = gvt_args_has (args, "device");
  g_autoptr (GvtCentral) central = NULL;
  GvtId lease;

  if (is_all == (gvt_args_n_operands (args) > 0))
    return gvt_usage_error (error, _ ("Which lease? Its id, or --device for all of a laptop."));
  if (!is_all && !read_id (args, &lease, error))
    return FALSE;

  central = gvt_central_open_args (args, error);
  if (central == NULL)
    return FALSE;
  return is_all ? revoke_of_laptop (central, args, error)
                : gvt_central_revoke_lease (central, &lease, error);
}

static const GvtOption revoke_options[] = {
  { "device", "ID|CODE", N_ ("all leases of this laptop, as when it was stolen") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_leases_revoke_command = {
  .name = "leases revoke",
  .operands = "[LEASE]",
  .max_operands = 1,
  .summary = N_ ("takes voter lists back: their keys are destroyed on the laptop"),
  .details = N_ (
      "It happens at the laptop's next sync, or by the next stick, and `leases list` says when the "
      "laptop has told so. A laptop that meets neither keeps what it has until the lease ends; and "
      "of a disk that "
      "was copied as a whole before, only the passphrases protect the copy. Records that were not "
      "sent yet stay on the laptop."),
  .options = revoke_options,
  .run = run_revoke,
};
