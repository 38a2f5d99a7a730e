<SUBMISSION>
<ACCESSION-NUMBER>0009970001-24-004456
<TYPE>4
<PUBLIC-DOCUMENT-COUNT>1
<PERIOD>20241028
<FILING-DATE>20241030
<DATE-OF-FILING-DATE-CHANGE>20241030
<REPORTING-OWNER>
<OWNER-DATA>
<CONFORMED-NAME>Greywater Management Holdings, Inc.
<CIK>0009960113
<ORGANIZATION-NAME>
</OWNER-DATA>
<FILING-VALUES>
<FORM-TYPE>4
<ACT>34
<FILE-NUMBER>001-49317
<FILM-NUMBER>241412240
</FILING-VALUES>
<MAIL-ADDRESS>
<STREET1>88 LANTERN WHARF, 14TH FLOOR
<CITY>BOSTON
<STATE>MA
<ZIP>02110
</MAIL-ADDRESS>
</REPORTING-OWNER>
<ISSUER>
<COMPANY-DATA>
<CONFORMED-NAME>Brightloom Foods Holdings, Inc.
<CIK>0009953310
<ASSIGNED-SIC>2000
<ORGANIZATION-NAME>04 Manufacturing
<IRS-NUMBER>884410275
<STATE-OF-INCORPORATION>DE
<FISCAL-YEAR-END>1231
</COMPANY-DATA>
<BUSINESS-ADDRESS>
<STREET1>2250 WEST OATFIELD ROAD
<CITY>SALINA
<STATE>KS
<ZIP>67401
<PHONE>785-555-0133
</BUSINESS-ADDRESS>
<FORMER-COMPANY>
<FORMER-CONFORMED-NAME>Saltgrass Snack Holdings LLC
<DATE-CHANGED>20210618
</FORMER-COMPANY>
</ISSUER>
<DOCUMENT>
<TYPE>4
<SEQUENCE>1
<FILENAME>primarydocument.xml
<DESCRIPTION>PRIMARY DOCUMENT
<TEXT>
<XML>
<?xml version="1.0"?>
<ownershipDocument>

    <schemaVersion>X0508</schemaVersion>

    <documentType>4</documentType>

    <periodOfReport>2024-10-28</periodOfReport>

    <issuer>
        <issuerCik>0009953310</issuerCik>
        <issuerName>Brightloom Foods Holdings, Inc.</issuerName>
        <issuerTradingSymbol>BLFH</issuerTradingSymbol>
    </issuer>

    <reportingOwner>
        <reportingOwnerId>
            <rptOwnerCik>0009960113</rptOwnerCik>
            <rptOwnerName>Greywater Management Holdings, Inc.</rptOwnerName>
        </reportingOwnerId>
        <reportingOwnerAddress>
            <rptOwnerStreet1>88 LANTERN WHARF, 14TH FLOOR</rptOwnerStreet1>
            <rptOwnerStreet2></rptOwnerStreet2>
            <rptOwnerCity>BOSTON</rptOwnerCity>
            <rptOwnerState>MA</rptOwnerState>
            <rptOwnerZipCode>02110</rptOwnerZipCode>
            <rptOwnerStateDescription></rptOwnerStateDescription>
        </reportingOwnerAddress>
        <reportingOwnerRelationship>
            <isDirector>0</isDirector>
            <isOfficer>0</isOfficer>
            <isTenPercentOwner>1</isTenPercentOwner>
            <isOther>0</isOther>
            <officerTitle></officerTitle>
            <otherText></otherText>
        </reportingOwnerRelationship>
    </reportingOwner>

    <aff10b5One>0</aff10b5One>

    <nonDerivativeTable>
        <nonDerivativeTransaction>
            <securityTitle>
                <value>Common Stock</value>
            </securityTitle>
            <transactionDate>
                <value>2024-10-28</value>
            </transactionDate>
            <deemedExecutionDate></deemedExecutionDate>
            <transactionCoding>
                <transactionFormType>4</transactionFormType>
                <transactionCode>S</transactionCode>
                <equitySwapInvolved>0</equitySwapInvolved>
            </transactionCoding>
            <transactionTimeliness></transactionTimeliness>
            <transactionAmounts>
                <transactionShares>
                    <value>2250000</value>
                </transactionShares>
                <transactionPricePerShare>
                    <value>16.83</value>
                    <footnoteId id="F1"/>
                </transactionPricePerShare>
                <transactionAcquiredDisposedCode>
                    <value>D</value>
                </transactionAcquiredDisposedCode>
            </transactionAmounts>
            <postTransactionAmounts>
                <sharesOwnedFollowingTransaction>
                    <value>36250000</value>
                </sharesOwnedFollowingTransaction>
            </postTransactionAmounts>
            <ownershipNature>
                <directOrIndirectOwnership>
                    <value>I</value>
                </directOrIndirectOwnership>
                <natureOfOwnership>
                    <value>See footnote</value>
                    <footnoteId id="F2"/>
                </natureOfOwnership>
            </ownershipNature>
        </nonDerivativeTransaction>
    </nonDerivativeTable>

    <derivativeTable></derivativeTable>

    <footnotes>
        <footnote id="F1">Represents the initial public offering price of $18.00 per share less the underwriting discount of $1.17 per share. The sale was made to the underwriters at the closing of the issuer's initial public offering.</footnote>
        <footnote id="F2">The securities are held of record by Greywater Capital Partners IV, L.P. Greywater Management Holdings, Inc. is the sole member of Greywater Capital GP IV, LLC for regulatory purposes and may be deemed to beneficially own the securities. These are the same securities that are reported on a separate Form 4 filed by the Fund and its affiliates. The reporting person disclaims beneficial ownership except to the extent of its pecuniary interest.</footnote>
    </footnotes>

    <remarks></remarks>

    <ownerSignature>
        <signatureName>Greywater Management Holdings, Inc., by /s/ Ottoline Brandvold, Secretary</signatureName>
        <signatureDate>2024-10-30</signatureDate>
    </ownerSignature>
</ownershipDocument>
</XML>
</TEXT>
</DOCUMENT>
</SUBMISSION>
