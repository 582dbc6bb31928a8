/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-digest-message.h"

#include "gvt-error.h"
#include "gvt-json.h"

#define MAX_SEQ (G_GINT64_CONSTANT (1) << 53) /* what a number in JSON can say */

GvtDigestRequest *
gvt_digest_request_new (void)
{
  GvtDigestRequest *self = g_new0 (GvtDigestRequest, 1);

  self->chains = g_array_new (FALSE, FALSE, sizeof (GvtChainSpan));
  self->spans = g_array_new (FALSE, FALSE, sizeof (GvtSpanDigest));
  return self;
}

void
gvt_digest_request_free (GvtDigestRequest *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->chains);
  g_array_unref (self->spans);
  g_free (self);
}

/* --- writing --- */

static JsonArray *
chains_to_json (const GArray *chains)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < chains->len; i++)
    {
      const GvtChainSpan *chain = &g_array_index (chains, GvtChainSpan, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "incarnation", chain->incarnation);
      json_object_set_int_member (object, "last", (gint64) chain->last);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
spans_to_json (const GArray *spans)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < spans->len; i++)
    {
      const GvtSpanDigest *digest = &g_array_index (spans, GvtSpanDigest, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "incarnation", digest->span.incarnation);
      json_object_set_int_member (object, "first", (gint64) digest->span.first);
      json_object_set_int_member (object, "last", (gint64) digest->span.last);
      json_object_set_int_member (object, "records", (gint64) digest->n_records);
      gvt_json_set_hash (object, "digest", &digest->digest);
      json_array_add_object_element (array, object);
    }
  return array;
}

GBytes *
gvt_digest_request_write (const GvtDigestRequest *self, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_array_member (object, "chains", chains_to_json (self->chains));
  json_object_set_int_member (object, "records", (gint64) self->n_records);
  gvt_json_set_hash (object, "root", &self->root);
  if (self->spans->len > 0)
    json_object_set_array_member (object, "spans", spans_to_json (self->spans));
  return gvt_json_canonical (object, error);
}

/* --- reading --- */

static gboolean
fail (GError **error, const char *what)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "Digests: %s", what);
  return FALSE;
}

static gboolean
read_number (
    JsonObject *object, const char *name, gint64 least, gint64 most, guint64 *value, GError **error)
{
  gint64 number;

  if (!gvt_json_get_int (object, name, &number, error))
    return FALSE;
  if (number < least || number > most)
    return fail (error, "a number is out of range");

  *value = (guint64) number;
  return TRUE;
}

static gboolean
read_chain (JsonObject *object, GvtDigestRequest *self, GError **error)
{
  const GvtChainSpan *before = self->chains->len > 0 ? &g_array_index (self->chains, GvtChainSpan,
                                                                       self->chains->len - 1)
                                                     : NULL;
  GvtChainSpan chain = { .first = 1 };
  guint64 incarnation;

  if (object == NULL || !read_number (object, "incarnation", 1, G_MAXUINT32, &incarnation, error)
      || !read_number (object, "last", 1, MAX_SEQ - 1, &chain.last, error))
    return FALSE;
  if (before != NULL && incarnation <= before->incarnation)
    return fail (error, "the chains are not in order");

  chain.incarnation = (guint32) incarnation;
  g_array_append_val (self->chains, chain);
  return TRUE;
}

static gboolean
lies_in_chains (const GvtChainSpan *span, const GArray *chains)
{
  for (guint i = 0; i < chains->len; i++)
    {
      const GvtChainSpan *chain = &g_array_index (chains, GvtChainSpan, i);

      if (chain->incarnation == span->incarnation)
        return span->last <= chain->last;
    }
  return FALSE;
}

static gboolean
comes_after (const GvtChainSpan *span, const GArray *spans)
{
  const GvtChainSpan *before;

  if (spans->len == 0)
    return TRUE;

  before = &g_array_index (spans, GvtSpanDigest, spans->len - 1).span;
  return before->incarnation < span->incarnation
         || (before->incarnation == span->incarnation && before->last < span->first);
}

static gboolean
read_span (JsonObject *object, GvtDigestRequest *self, GError **error)
{
  GvtSpanDigest digest = { 0 };
  guint64 incarnation;

  if (object == NULL || !read_number (object, "incarnation", 1, G_MAXUINT32, &incarnation, error)
      || !read_number (object, "first", 1, MAX_SEQ - 1, &digest.span.first, error)
      || !read_number (object, "last", (gint64) digest.span.first, MAX_SEQ - 1, &digest.span.last,
                       error)
      || !read_number (object, "records", 0, MAX_SEQ, &digest.n_records, error)
      || !gvt_json_get_hash (object, "digest", &digest.digest, error))
    return FALSE;

  digest.span.incarnation = (guint32) incarnation;
  if (!lies_in_chains (&digest.span, self->chains) || !comes_after (&digest.span, self->spans))
    return fail (error, "the stretches are not in order");
  g_array_append_val (self->spans, digest);
  return TRUE;
}

typedef gboolean (*ReadElement) (JsonObject *object, GvtDigestRequest *self, GError **error);

static gboolean
read_elements (
    JsonArray *array, guint max, ReadElement func, GvtDigestRequest *self, GError **error)
{
  guint n = array != NULL ? json_array_get_length (array) : 0;

  if (array == NULL)
    return FALSE;
  if (n < 1 || n > max)
    return fail (error, "too few or too many chains or stretches");

  for (guint i = 0; i < n; i++)
    if (!func (gvt_json_element_object (array, i, "stretch", error), self, error))
      return FALSE;
  return TRUE;
}

GvtDigestRequest *
gvt_digest_request_read (GBytes *bytes, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (bytes, GVT_DIGEST_REQUEST_MAX_BYTES, error);
  g_autoptr (GvtDigestRequest) self = gvt_digest_request_new ();

  if (object == NULL
      || !read_elements (gvt_json_get_array (object, "chains", error), GVT_DIGEST_MAX_CHAINS,
                         read_chain, self, error)
      || !read_number (object, "records", 0, MAX_SEQ, &self->n_records, error)
      || !gvt_json_get_hash (object, "root", &self->root, error))
    return NULL;
  if (json_object_has_member (object, "spans")
      && !read_elements (gvt_json_get_array (object, "spans", error), GVT_DIGEST_MAX_SPANS,
                         read_span, self, error))
    return NULL;

  return g_steal_pointer (&self);
}
