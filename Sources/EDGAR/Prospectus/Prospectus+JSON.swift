/// A prospectus in the JSON object of the project's documentation.
extension Prospectus {
    func write(to writer: inout FactsWriter) {
        writer.flag("preliminary", preliminary)
        writer.code("kind", kind)
        writer.day("supplementDate", supplementDate)
        writer.day("baseProspectusDate", baseProspectusDate)
        writer.texts("registrationNumbers", registrationNumbers)
        writer.list("securities", securities) { writer, security in
            writer.text("title", security.title)
            writer.name("class", security.kind.rawValue)
            writer.amount("amount", security.amount)
            writer.name("unit", security.unit.rawValue)
        }
        writer.text("currency", currency)
        writer.amount("pricePerUnit", price.pricePerUnit)
        writer.amount("pricePercent", price.pricePercent)
        writer.amount("grossProceeds", price.grossProceeds)
        writer.amount("discountPerUnit", price.discountPerUnit)
        writer.amount("discountTotal", price.discountTotal)
        writer.amount("discountPercent", price.discountPercent)
        writer.amount("proceedsPerUnit", price.proceedsPerUnit)
        writer.amount("proceedsTotal", price.proceedsTotal)
        writer.amount("netProceeds", netProceeds)
        writer.part("option", option) { writer, option in
            writer.amount("amount", option.amount)
            writer.amount("days", option.days)
            writer.amount("grossProceeds", option.grossProceeds)
        }
        writer.amount("offeredBySellingHolders", offeredBySellingHolders)
        writer.list("underwriters", underwriters) { writer, underwriter in
            writer.text("name", underwriter.name)
            writer.code("role", underwriter.role)
            writer.amount("amount", underwriter.amount)
        }
        writer.part("listing", listing) { writer, listing in
            writer.text("exchange", listing.exchange)
            writer.text("symbol", listing.symbol)
        }
        writer.part("lastSale", lastSale) { writer, sale in
            writer.amount("price", sale.price)
            writer.day("date", sale.date)
        }
        writer.amount("coupon", coupon)
        writer.day("maturity", maturity)
        writer.text("useOfProceeds", useOfProceeds)
        writer.part("dilution", dilution) { writer, dilution in
            writer.amount("netTangibleBookValueBefore", dilution.netTangibleBookValueBefore)
            writer.amount("netTangibleBookValueAfter", dilution.netTangibleBookValueAfter)
            writer.amount("dilutionPerUnit", dilution.dilutionPerUnit)
        }
        writer.amount("sharesOutstandingAfter", sharesOutstandingAfter)
        writer.list("sellingHolders", sellingHolders) { writer, holder in
            writer.text("name", holder.name)
            writer.amount("before", holder.before)
            writer.amount("offered", holder.offered)
            writer.amount("after", holder.after)
        }
    }
}
