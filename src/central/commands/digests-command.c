/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-devices.h"
#include "gvt-central-digest.h"
#include "gvt-central-folder.h"
#include "gvt-json.h"
#include "gvt-listing.h"
#include "gvt-output.h"
#include "gvt-text.h"

#define N_DIGITS 8 /* of a digest: enough to read out to one another */

/* --- as JSON --- */

static JsonArray *
groups_to_json (const GPtrArray *groups)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < groups->len; i++)
    {
      const GvtDigestGroup *group = groups->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "place_code", group->place);
      json_object_set_string_member (object, "kind", group->kind);
      json_object_set_int_member (object, "records", (gint64) group->n_records);
      gvt_json_set_hash (object, "digest", &group->digest);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
lacking_to_json (const GPtrArray *lacking)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < lacking->len; i++)
    {
      const GvtRecordHolding *record = lacking->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "incarnation", record->incarnation);
      json_object_set_int_member (object, "seq", (gint64) record->seq);
      json_object_set_string_member (object, "holding", gvt_holding_name (record->holding));
      json_object_set_string_member (object, "kind", record->kind != NULL ? record->kind : "");
      json_object_set_string_member (object, "place_code",
                                     record->place != NULL ? record->place : "");
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
digest_to_json (gpointer row, gpointer source)
{
  const GvtCentralDigest *digest = row;
  JsonObject *object = json_object_new ();

  gvt_json_set_id (object, "device", &digest->device);
  json_object_set_string_member (object, "code", digest->code);
  json_object_set_int_member (object, "incarnation", digest->incarnation);
  json_object_set_int_member (object, "records", (gint64) digest->held.n_records);
  gvt_json_set_hash (object, "digest", &digest->held.root);
  json_object_set_array_member (object, "groups", groups_to_json (digest->held.groups));
  json_object_set_int_member (object, "lacking", (gint64) digest->held.n_lacking);
  json_object_set_array_member (object, "lacking_records", lacking_to_json (digest->held.lacking));
  json_object_set_int_member (object, "compared_at_us", digest->word.compared_at_us);
  if (digest->word.compared_at_us == 0)
    return object;

  json_object_set_boolean_member (object, "was_same", digest->word.is_same);
  json_object_set_boolean_member (object, "is_same_now", digest->is_same_now);
  return object;
}

/* --- for people --- */

static const char *
describe (const GvtCentralDigest *digest)
{
  if (digest->word.compared_at_us == 0)
    return _ ("not compared yet");
  if (digest->is_same_now)
    return digest->word.is_same ? _ ("the same") : _ ("the same again");
  return digest->word.is_same ? _ ("the same then, and not now") : _ ("not the same");
}

static const char *
describe_holding (GvtHolding holding)
{
  return holding == GVT_HOLDING_DAMAGED ? _ ("damaged") : _ ("missing");
}

typedef struct
{
  GvtCentral *central;
  const GvtId *device; /* (nullable) */
  GvtTable *lacking;   /* what stands below the table */
  guint n_lacking;
} Source;

/* What is not held here shows without a laptop: a chain has no holes. */
static void
add_lacking (Source *source, const GvtCentralDigest *digest)
{
  for (guint i = 0; i < digest->held.lacking->len; i++)
    {
      const GvtRecordHolding *record = digest->held.lacking->pdata[i];
      g_autofree char *chain = g_strdup_printf ("%u", record->incarnation);
      g_autofree char *seq = g_strdup_printf ("%" G_GUINT64_FORMAT, record->seq);

      gvt_table_add (source->lacking, digest->code, chain, seq, describe_holding (record->holding),
                     record->kind != NULL ? record->kind : "",
                     record->place != NULL ? record->place : "", NULL);
    }
  source->n_lacking += digest->held.lacking->len;
}

static GvtTable *
new_table (void)
{
  return gvt_table_new (_ ("LAPTOP"), _ ("CHAIN"), _ ("RECORDS"), _ ("LACKING"), _ ("DIGEST"),
                        _ ("COMPARED"), _ ("RESULT"), NULL);
}

static void
add_digest (GvtTable *table, gpointer row, gpointer source)
{
  const GvtCentralDigest *digest = row;
  g_autofree char *chain = g_strdup_printf ("%u", digest->incarnation);
  g_autofree char *records = gvt_text_number ((gint64) digest->held.n_records);
  g_autofree char *lacking = gvt_text_number ((gint64) digest->held.n_lacking);
  g_autofree char *text = gvt_hash_to_text (&digest->held.root);
  g_autofree char *at = digest->word.compared_at_us != 0
                            ? gvt_text_date_time (digest->word.compared_at_us)
                            : g_strdup ("");

  text[N_DIGITS] = '\0';
  gvt_table_add (table, digest->code, chain, records, lacking, text, at, describe (digest), NULL);
  add_lacking (source, digest);
}

static void
print_lacking (const Source *source)
{
  if (source->n_lacking == 0)
    return;

  gvt_print ("\n");
  gvt_table_print (source->lacking);
  gvt_print ("\n%s\n", _ ("The laptop that made them still has them: leave it as it is. A backup "
                          "of this centre brings them back."));
}

static GPtrArray *
read_digests (gpointer user_data, GvtKeyset *page, GError **error)
{
  const Source *source = user_data;

  return gvt_central_list_digests (source->central, source->device, page, error);
}

static gboolean
run_digests (const GvtArgs *args, GError **error)
{
  static const GvtListing listing = { read_digests, digest_to_json, new_table, add_digest };
  g_autoptr (GvtKeyset) page = gvt_copies_keyset_new ();
  g_autoptr (GvtTable) lacking = gvt_table_new (_ ("LAPTOP"), _ ("CHAIN"), _ ("NO."),
                                                _ ("HERE IT IS"), _ ("KIND"), _ ("PLACE"), NULL);
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GvtDeviceRecord) device = NULL;
  Source source;

  if (!gvt_listing_read_args (args, page, error))
    return FALSE;
  central = gvt_central_open_args (args, error);
  if (central == NULL)
    return FALSE;
  if (gvt_args_has (args, "device"))
    {
      device = gvt_central_resolve_device (central, gvt_args_get (args, "device"), error);
      if (device == NULL)
        return FALSE;
    }
  source = (Source){ central, device != NULL ? &device->device : NULL, lacking, 0 };
  if (!gvt_listing_print (&listing, args, page, &source, error))
    return FALSE;
  print_lacking (&source);
  return TRUE;
}

static const GvtOption options[] = {
  { "device", "ID|CODE", N_ ("only of this laptop, every copy of it") },
  GVT_LISTING_OPTIONS,
  { NULL, NULL, NULL },
};

const GvtCommand gvt_digests_command = {
  .name = "digests",
  .summary = N_ ("says whether the centre and its laptops hold the same records"),
  .details = N_ (
      "Reads all records. A laptop states at its synchronisations what it holds, and gets the "
      "centre's signed word on it; here is what came out, and whether what it stated is what "
      "stands here now. What is missing or damaged here is named, record by record.\n\n"
      "As JSON [{\"device\", \"code\", \"incarnation\", \"records\", \"digest\", \"groups\": "
      "[{\"place_code\", \"kind\", \"records\", \"digest\"}], \"lacking\", \"lacking_records\": "
      "[{\"incarnation\", \"seq\", \"holding\", \"kind\", \"place_code\"}], \"compared_at_us\", "
      "\"was_same\", \"is_same_now\"}]; \"holding\" is missing or damaged, \"compared_at_us\" 0 "
      "where nothing was compared yet."),
  .options = options,
  .run = run_digests,
};
