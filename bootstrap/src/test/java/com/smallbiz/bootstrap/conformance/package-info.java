/** What the OpenAPI document promises, held against the running application by whatever is sent. */
package com.smallbiz.bootstrap.conformance;
