/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-cli-input.h"
#include "gvt-cli-profile.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-report.h"
#include "gvt-text.h"
#include "gvt-visit-signature.h"

#define MAX_PHOTO   (20 * 1024 * 1024) /* what is read before it is told to be too large */
#define MAX_STROKES (64 * 1024)
#define MAX_NAME    1000 /* bytes of standard input */

/* What comes from files, kept while it is written. */
typedef struct
{
  char *name;
  GBytes *photo;
  GvtStrokes *strokes;
} Parts;

static void
clear_parts (Parts *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->photo, g_bytes_unref);
  g_clear_pointer (&self->strokes, gvt_strokes_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, clear_parts)

/* A name never need stand in an argument: "-" is the first line of standard input. */
static gboolean
read_name (const GvtArgs *args, Parts *parts, GError **error)
{
  const char *name = gvt_args_get (args, "name");
  g_autoptr (GBytes) typed = NULL;

  if (name == NULL || !g_str_equal (name, "-"))
    {
      parts->name = g_strdup (name);
      return TRUE;
    }
  if (g_strcmp0 (gvt_args_get (args, "passphrase-file"), "-") == 0)
    return gvt_usage_error (error,
                            _ ("Standard input can be the passphrase or the name, not both."));
  typed = gvt_cli_read_input ("-", MAX_NAME, error);
  if (typed == NULL)
    return FALSE;
  parts->name = g_strndup (g_bytes_get_data (typed, NULL), g_bytes_get_size (typed));
  parts->name[strcspn (parts->name, "\r\n")] = '\0';
  return TRUE;
}

static gboolean
read_strokes (const char *path, Parts *parts, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_cli_read_input (path, MAX_STROKES, error);
  g_autoptr (JsonObject) object = bytes != NULL ? gvt_json_parse (bytes, MAX_STROKES, error) : NULL;
  JsonArray *array = object != NULL ? gvt_json_get_array (object, "strokes", error) : NULL;

  parts->strokes = array != NULL ? gvt_strokes_from_json (array, error) : NULL;
  if (bytes != NULL && parts->strokes == NULL)
    gvt_cli_name_fault (error, path);
  return parts->strokes != NULL;
}

static gboolean
read_parts (const GvtArgs *args, Parts *parts, GError **error)
{
  const char *photo = gvt_args_get (args, "photo");
  const char *strokes = gvt_args_get (args, "strokes");

  if (photo != NULL && (parts->photo = gvt_file_read (photo, MAX_PHOTO, error)) == NULL)
    return FALSE;
  return read_name (args, parts, error)
         && (strokes == NULL || read_strokes (strokes, parts, error));
}

static gboolean
run_sign (const GvtArgs *args, GError **error)
{
  const char *method = gvt_args_require (args, "method", error);
  g_auto (Parts) parts = { 0 };
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtModuleLibrary) library = NULL;
  GvtSigning signing;
  GvtId visit;

  if (method == NULL || !gvt_cli_operand_id (args, 0, &visit, error)
      || !read_parts (args, &parts, error))
    return FALSE;

  signing = (GvtSigning){
    .method = method,
    .name = parts.name,
    .code = gvt_args_get (args, "code"),
    .strokes = parts.strokes,
    .photo = parts.photo,
  };
  profile = gvt_cli_unlock (args, error);
  library = profile != NULL ? gvt_cli_modules (profile, error) : NULL;
  return library != NULL && gvt_visits_sign (profile, library, &visit, &signing, error);
}

static const GvtOption sign_options[] = {
  { "method", "screen|pen|thumb", N_ ("how the host signed") },
  { "code", "CODE", N_ ("the check code on the paper that was signed") },
  { "name", "NAME", N_ ("the host's name; \"-\" reads it from standard input") },
  { "photo", "FILE", N_ ("a photo of the paper, JPEG or PNG, at most 300 kB") },
  { "strokes", "FILE",
    N_ ("what was drawn on the screen: {\"strokes\": [[x, y, ...], ...]} in a box of 1200 by "
        "400") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_visit_sign_command = {
  .name = "visit sign",
  .operands = "VISIT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("records how the host of a visit signed its report"),
  .details = N_ (
      "On the screen, or by pen or thumbprint on paper: then the check code is copied onto the "
      "paper, and a photo of it may be attached now or later. Place, time and camera are taken "
      "off the photo. Signing again replaces what stood here. The host's name, the strokes and "
      "the photo stay on this laptop and are erased after a year."),
  .options = sign_options,
  .run = run_sign,
};

static JsonObject *
signature_to_json (const GvtVisitSignature *self, const char *code)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "method", self->method);
  json_object_set_string_member (object, "code", self->code);
  json_object_set_boolean_member (object, "is_current", g_str_equal (self->code, code));
  json_object_set_string_member (object, "name", self->name);
  json_object_set_boolean_member (object, "has_photo", self->has_photo);
  json_object_set_boolean_member (object, "has_strokes", self->strokes != NULL);
  json_object_set_string_member (object, "signed_by", self->signed_by);
  json_object_set_int_member (object, "signed_at", self->signed_at);
  return object;
}

static gboolean
print_signature (const GvtArgs *args,
                 const GvtVisitSignature *signature,
                 const char *code,
                 GError **error)
{
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *words = NULL;

  if (signature == NULL)
    {
      gvt_error_tell (error, GVT_ERROR_NOT_FOUND, _ ("Nobody has signed this report yet."));
      return FALSE;
    }
  object = signature_to_json (signature, code);
  words = gvt_visit_signature_describe (signature, code);
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (object);
  else
    gvt_print ("%s\n", words);
  return TRUE;
}

static gboolean
run_signature (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_get (args, "photo");
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtModuleLibrary) library = NULL;
  g_autoptr (JsonObject) figures = NULL;
  g_autoptr (GvtVisitSignature) signature = NULL;
  g_autoptr (GBytes) photo = NULL;
  GvtId visit;

  if (!gvt_cli_operand_id (args, 0, &visit, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  library = profile != NULL ? gvt_cli_modules (profile, error) : NULL;
  figures = library != NULL ? gvt_report_read (profile, library, &visit, error) : NULL;
  if (figures == NULL || !gvt_visits_read_signature (profile, &visit, &signature, error)
      || !print_signature (args, signature, json_object_get_string_member (figures, "code"), error))
    return FALSE;
  if (path == NULL)
    return TRUE;

  photo = gvt_visits_read_signed_photo (profile, &visit, error);
  return photo != NULL && gvt_file_write (path, photo, error);
}

static const GvtOption signature_options[] = {
  { "photo", "FILE", N_ ("writes the photo of the signed paper there, not encrypted") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_visit_signature_command = {
  .name = "visit signature",
  .operands = "VISIT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("says how the report of a visit was signed"),
  .details = N_ ("As JSON: {\"method\", \"code\", \"is_current\", \"name\", \"has_photo\", "
                 "\"has_strokes\", \"signed_by\", \"signed_at\"}; is_current says whether the "
                 "figures that were signed are those that are recorded now."),
  .options = signature_options,
  .run = run_signature,
};
