/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-deltas.h"
#include "gvt-central-folder.h"
#include "gvt-output.h"
#include "gvt-region.h"
#include "gvt-text.h"

static JsonObject *
version_to_json (guint version, const char *as_of, const GvtHash *pack)
{
  JsonObject *object = json_object_new ();
  g_autofree char *hash = gvt_hash_to_text (pack);

  json_object_set_int_member (object, "version", version);
  json_object_set_string_member (object, "as_of", as_of);
  json_object_set_string_member (object, "pack", hash);
  return object;
}

static void
print_json (const GvtDeltaWish *wish, const GvtMadeDelta *made, gboolean is_published)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *text = NULL;
  GvtHash hash;

  gvt_hash_of_bytes (made->file, &hash);
  text = gvt_hash_to_text (&hash);
  json_object_set_string_member (object, "village", wish->village);
  json_object_set_object_member (
      object, "from", version_to_json (made->base_version, made->base_as_of, &made->base));
  json_object_set_object_member (object, "to",
                                 version_to_json (made->version, made->as_of, &made->pack));
  json_object_set_string_member (object, "delta", text);
  json_object_set_int_member (object, "bytes", (gint64) g_bytes_get_size (made->file));
  json_object_set_int_member (object, "pack_bytes", (gint64) made->pack_bytes);
  json_object_set_int_member (object, "rows", made->n_rows);
  json_object_set_int_member (object, "gone", made->changes.n_removed);
  json_object_set_int_member (object, "changed", made->changes.n_changed);
  json_object_set_int_member (object, "new", made->changes.n_added);
  json_object_set_boolean_member (object, "is_published", is_published);
  gvt_print_json_object (object);
}

static void
print_text (const GvtDeltaWish *wish, const GvtMadeDelta *made, gboolean is_published)
{
  gsize bytes = g_bytes_get_size (made->file);
  g_autofree char *before = gvt_text_date (made->base_as_of);
  g_autofree char *after = gvt_text_date (made->as_of);
  g_autofree char *delta = gvt_text_number ((gint64) bytes);
  g_autofree char *pack = gvt_text_number ((gint64) made->pack_bytes);
  g_autofree char *share = gvt_text_percent ((gint64) bytes, (gint64) made->pack_bytes);
  g_autofree char *gone = gvt_text_number (made->changes.n_removed);
  g_autofree char *changed = gvt_text_number (made->changes.n_changed);
  g_autofree char *new = gvt_text_number (made->changes.n_added);

  gvt_print (_ ("%s, version %u as of %s → version %u as of %s"), wish->village, made->base_version,
             before, made->version, after);
  gvt_print ("\n");
  /* Translators: numbers of voters */
  gvt_print (_ ("gone %s, changed %s, new %s"), gone, changed, new);
  gvt_print ("\n");
  gvt_print (_ ("delta %s bytes, whole list %s bytes: %s"), delta, pack, share);
  gvt_print ("\n%s\n", is_published ? _ ("Laptops that have the version before fetch the delta.")
                                    : _ ("Laptops are not told of it: --publish does that."));
}

static gboolean
check_order (const GvtDeltaWish *wish, GError **error)
{
  return wish->from == 0 || wish->to == 0 || wish->from < wish->to
         || gvt_usage_error (error, _ ("A delta leads from a lower version to a higher one."));
}

static gboolean
run_delta (const GvtArgs *args, GError **error)
{
  g_autofree char *village = gvt_region_code_clean (gvt_args_operand (args, 0), error);
  g_autoptr (GvtCentral) central = NULL;
  g_auto (GvtMadeDelta) made = { 0 };
  GvtDeltaWish wish = { .village = village,
                        .election = gvt_args_get (args, "election"),
                        .publish = gvt_args_has (args, "publish") };
  gint64 from = 0;
  gint64 to = 0;
  gboolean is_published;

  if (village == NULL || !gvt_args_get_int (args, "from", 1, G_MAXINT, &from, error)
      || !gvt_args_get_int (args, "to", 1, G_MAXINT, &to, error))
    return FALSE;
  wish.from = (guint) from;
  wish.to = (guint) to;
  central = check_order (&wish, error) ? gvt_central_open_args (args, error) : NULL;
  if (central == NULL || !gvt_central_delta_between (central, &wish, &made, &is_published, error))
    return FALSE;
  if (gvt_args_has (args, "json"))
    print_json (&wish, &made, is_published);
  else
    print_text (&wish, &made, is_published);
  return TRUE;
}

static const GvtOption options[] = {
  { "election", "ID", N_ ("whose list; otherwise that of the last import") },
  { "from", "N", N_ ("the version before; otherwise the one before that of --to") },
  { "to", "N", N_ ("the version that results; otherwise the newest") },
  { "publish", NULL, N_ ("laptops that have the version before fetch this instead of the list") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_packs_delta_command = {
  .name = "packs delta",
  .operands = "VILLAGE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("shows or makes what leads from one version of a village's list to another"),
  .details = N_ (
      "Between two packs that were built: how many voters are gone, changed or new, and what a "
      "laptop saves by the delta. packs build makes one from each version to the next; this makes "
      "others, for laptops that were away longer, and with --publish anew what a disk damaged. "
      "Where the village's key was turned, or the "
      "words of the list were chosen anew, there is none. As JSON {\"village\", \"from\": "
      "{\"version\", \"as_of\", \"pack\"}, \"to\": {...}, \"delta\", \"bytes\", \"pack_bytes\", "
      "\"rows\", \"gone\", \"changed\", \"new\", \"is_published\"}; \"pack\" and \"delta\" are "
      "the hashes by which the files are fetched. A delta that is not published is sealed anew "
      "each "
      "time."),
  .options = options,
  .run = run_delta,
};
